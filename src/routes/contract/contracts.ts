import { show as showView } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { contractPage } from '#presenters/contract/contract-page.ts'
import type { Services } from '#services/index.ts'

export function contractRoutes({ contracts, catalogue }: Pick<Services, 'contracts' | 'catalogue'>) {
  const show = async ({ res, scope, user, language, t }: CustomerVisit) => {
    const file = await contracts.read(scope)
    const { account, rights } = user
    const facts = {
      file,
      catalogue: catalogue.all(),
      currency: account.currency,
      rights,
      now: scope.now(),
      language,
      t,
    }
    showView(res, 'contract/contract', contractPage(facts))
  }

  return { show }
}
