import { z } from 'zod'
import { done } from '#http/done.ts'
import { show as showView } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { agreementPage, type AgreementComplaint } from '#presenters/contract/agreement-page.ts'
import { agreementsPage } from '#presenters/contract/agreements-page.ts'
import { withdrawalPage } from '#presenters/contract/withdrawal-page.ts'
import type { Services } from '#services/index.ts'

const Version = z.coerce.number().int().min(1).max(100_000).nullable().catch(null)
const Query = z.object({ version: Version })
const Acceptance = z.object({
  version: Version,
  agreed: z.literal('yes').nullable().catch(null),
})

/** Data processing agreements: read, accepted and withdrawn. */
export function agreementRoutes({ agreements, catalogue }: Pick<Services, 'agreements' | 'catalogue'>) {
  const list = async ({ res, scope, user, language, t }: CustomerVisit) => {
    const found = await agreements.readAll(scope)
    const facts = { agreements: found, brands: catalogue.all().brands, rights: user.rights, language, t }
    showView(res, 'contract/agreements', agreementsPage(facts))
  }

  const showAgreement = async (visit: CustomerVisit, version: number | null, complaint: AgreementComplaint | null) => {
    const { res, scope, user, language, t } = visit
    const file = await agreements.read(scope, supplierOf(visit), version)
    if (complaint) res.status(422)
    const facts = { file, complaint, account: user.account.name, rights: user.rights, language, t }
    showView(res, 'contract/agreement', agreementPage(facts))
  }

  /** The current version; an earlier one where the address asks for it. */
  const show = (visit: CustomerVisit) => showAgreement(visit, Query.parse(visit.req.query).version, null)

  const askWithdrawal = async (visit: CustomerVisit) => {
    const { agreement } = await agreements.read(visit.scope, supplierOf(visit))
    if (agreement.last?.decision !== 'accepted') visit.res.redirect(303, addressOf(visit))
    else showView(visit.res, 'contract/withdrawal', withdrawalPage({ agreement, t: visit.t }))
  }

  const accept = async (visit: CustomerVisit) => {
    const { version, agreed } = Acceptance.parse(visit.req.body ?? {})
    if (agreed === null) return showAgreement(visit, null, 'not_ticked')
    const accepted = await agreements.accept(visit.scope, supplierOf(visit), version ?? 0)
    if (accepted === 'outdated') return showAgreement(visit, null, 'outdated')
    done(visit.res, addressOf(visit), 'done.agreements.accepted')
  }

  const withdraw = async (visit: CustomerVisit) => {
    await agreements.withdraw(visit.scope, supplierOf(visit))
    done(visit.res, addressOf(visit), 'done.agreements.withdrawn')
  }

  return { list, show, accept, askWithdrawal, withdraw }
}

const supplierOf = ({ req }: CustomerVisit) => String(req.params['supplier'])
const addressOf = (visit: CustomerVisit) => `/contract/data-processing/${supplierOf(visit)}`
