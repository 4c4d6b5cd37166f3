import type { SupplierAgreement } from '#domain/agreements/agreement.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from '#presenters/components/page-head.ts'

/** What views/contract/withdrawal.ejs is given: what taking an acceptance back means, before it is done. */
export function withdrawalPage({ agreement, t }: { readonly agreement: SupplierAgreement; readonly t: Translate }) {
  const { supplier, name } = agreement
  const href = `/contract/data-processing/${supplier}`
  return {
    title: t('contract.withdrawal.title'),
    head: pageHead({
      trail: [
        { label: t('contract.agreements.title'), href: '/contract/data-processing' },
        { label: name, href },
      ],
    }),
    confirm: {
      action: `${href}/withdrawals`,
      text: t('contract.withdrawal.text', { supplier: name }),
      consequences: [t('contract.withdrawal.closes', { supplier: name }), t('contract.withdrawal.keeps')],
      fields: [],
      submit: t('contract.withdrawal.submit'),
      back: { href, label: t('contract.withdrawal.back') },
    },
  }
}
