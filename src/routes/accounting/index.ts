import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { lateInvoicesPage } from '#presenters/accounting/late-invoices-page.ts'
import type { Services } from '#services/index.ts'

const MOST = 200

/** Accounting: what is owed. */
export function accountingSection({ documents }: Pick<Services, 'documents'>): Section {
  const late = async ({ res, scope, user, language, t }: CustomerVisit) => {
    const invoices = await documents.late(scope, MOST + 1)
    show(res, 'accounting/late-invoices', lateInvoicesPage({ invoices, most: MOST, rights: user.rights, language, t }))
  }

  return {
    audience: 'customer',
    base: '/accounting',
    routes: [{ method: 'get', path: '/late-invoices', permission: 'accounting:read', handler: late }],
  }
}
