import { Refusal } from '#domain/shared/refusal.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { domainControlPage, domainControlDonePage } from '#presenters/domain-control-page.ts'
import type { Services } from '#services/index.ts'

/** The page behind a mailed challenge: whoever reads mail at the domain says yes here. */
export function domainControlSection({ validation }: Pick<Services, 'validation'>): Section {
  const tokenOf = ({ req }: PublicVisit) => {
    const token = String(req.params['token'])
    if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'link_not_valid')
    return token
  }

  return {
    audience: 'everyone',
    base: '/domain-control',
    routes: [
      {
        method: 'get',
        path: '/:token',
        permission: 'everyone',
        handler: async (visit) => {
          const challenge = await validation.readMailedChallenge(visit.operator, tokenOf(visit))
          const page = challenge.state === 'valid' ? domainControlDonePage : domainControlPage
          show(visit.res, 'domain-control/challenge', page(challenge, tokenOf(visit), visit.language, visit.t))
        },
      },
      {
        method: 'post',
        path: '/:token/approval',
        permission: 'everyone',
        handler: async (visit) => {
          await validation.approveMailedChallenge(visit.operator, tokenOf(visit))
          visit.res.redirect(303, `/domain-control/${tokenOf(visit)}`)
        },
      },
    ],
  }
}
