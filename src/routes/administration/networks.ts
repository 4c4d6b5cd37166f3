import { z } from 'zod'
import { readNetworks } from '#domain/network/typed-networks.ts'
import { addressOf } from '#http/edge.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import type { CustomerRoute } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { networksPage } from '#presenters/administration/networks-page.ts'
import type { Services } from '#services/index.ts'

const Form = z.object({
  seen: z.string().max(5000).default(''),
  networks: z
    .string(says('security.networks.wrong'))
    .transform(readNetworks)
    .pipe(z.array(z.string(), says('security.networks.wrong'))),
})

/** From where the users of the account may sign in and work. */
export function networkRoutes({ access }: Pick<Services, 'access'>): readonly CustomerRoute[] {
  const page = async (visit: CustomerVisit, error: string | null): Promise<void> => {
    const { req, res, operator, scope, user, t } = visit
    const networks = await access.readSignInNetworks(operator, scope)
    const draft = req.method === 'POST' ? (typed(req.body)['networks'] ?? '') : null
    const address = addressOf(req)
    show(res, 'administration/networks', networksPage({ networks, draft, address, error, me: user, t }))
  }

  const save = async (visit: CustomerVisit): Promise<void> => {
    const { req, res, operator, scope, t } = visit
    const parsed = parseForm(Form, req.body)
    const outcome = parsed.ok ? await access.saveNetworks(operator, scope, parsed.value) : 'wrong'
    if (outcome === 'saved') {
      done(res, '/administration/security', 'done.security.networks')
      return
    }
    res.status(422)
    const address = addressOf(req)
    await page(
      visit,
      outcome === 'outside' ? t('security.networks.outside', { address }) : t('security.networks.wrong'),
    )
  }

  return [
    { method: 'get', path: '/networks', permission: 'credentials:manage', handler: (visit) => page(visit, null) },
    { method: 'post', path: '/networks', permission: 'credentials:manage', handler: save },
  ]
}
