import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { RIGHTS } from '#domain/access/rights.ts'
import { CLAIM_TESTS } from '#domain/access/single-sign-on.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, textsIn, ticks, typed } from '#http/form.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { NOTHING_TOLD, singleSignOnPage, type Told } from '#presenters/administration/single-sign-on-page.ts'
import type { Services } from '#services/index.ts'

const BASE = '/administration/single-sign-on'
const text = (key: Parameters<typeof says>[0], most = 200) =>
  z.string(says(key)).trim().min(1, says(key)).max(most, says(key))
const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined)
const optionalText = z.string().trim().max(200, says('security.sso.errors.factor')).default('')

const Settings = z
  .object({
    issuer: text('security.sso.errors.issuer', 500).refine(isWebAddress, says('security.sso.errors.issuer')),
    client_id: text('security.sso.errors.client_id', 500),
    client_secret: z.string().trim().max(1000, says('security.sso.errors.secret')).default(''),
    scopes: text('security.sso.errors.scopes').refine(
      (scopes) => scopes.split(/\s+/).includes('openid'),
      says('security.sso.errors.scopes'),
    ),
    email_claim: text('security.sso.errors.claim', 100),
    verified_claim: text('security.sso.errors.claim', 100),
    factor_claim: optionalText,
    factor_value: optionalText,
    creates_users: tick,
    allows_passwords: tick,
    is_on: tick,
  })
  .refine(({ factor_claim: claim, factor_value: value }) => (claim === '') === (value === ''), {
    path: ['factor_value'],
    ...says('security.sso.errors.factor'),
  })

const Rule = z.object({
  id: z.uuid(),
  claim: text('security.sso.errors.claim', 100),
  test: z.enum(CLAIM_TESTS),
  value: text('security.sso.errors.value'),
  rights: ticks(RIGHTS).refine((rights) => rights.length > 0, says('security.sso.errors.rights')),
})

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && ['https:', 'http:'].includes(new URL(address).protocol)
}

/** Single sign-on: the super user names the account's provider and who gets which rights. */
export function singleSignOnSection({ singleSignOn }: Pick<Services, 'singleSignOn'>): Section {
  const page = async (visit: CustomerVisit, told: Told = NOTHING_TOLD): Promise<void> => {
    const { res, operator, user, t } = visit
    const { settings, rules } = await singleSignOn.read(operator, user.account.id)
    const redirectUri = singleSignOn.redirectUriOf(user.account.id)
    const facts = { settings, rules, redirectUri, isSuperUser: user.isSuperUser, ruleId: randomUUID(), told, t }
    show(res, 'administration/single-sign-on', singleSignOnPage(facts))
  }
  const again = (visit: CustomerVisit, form: 'settings' | 'rule', errors: Told['errors']) => {
    const { req, res } = visit
    res.status(422)
    return page(visit, { ...NOTHING_TOLD, form, errors, typed: typed(req.body), rights: textsIn(req.body, 'rights') })
  }

  const save = async (visit: CustomerVisit): Promise<void> => {
    const { req, res, operator, scope, t } = visit
    const parsed = parseForm(Settings, req.body)
    if (!parsed.ok) return again(visit, 'settings', complaints(parsed.errors, t))
    const { value } = parsed
    const outcome = await singleSignOn.configure(operator, scope, {
      isOn: value.is_on,
      issuer: value.issuer,
      clientId: value.client_id,
      clientSecret: value.client_secret,
      scopes: value.scopes,
      emailClaim: value.email_claim,
      verifiedClaim: value.verified_claim,
      createsUsers: value.creates_users,
      allowsPasswords: value.allows_passwords,
      factorClaim: value.factor_claim,
      factorValue: value.factor_value,
    })
    if (outcome === 'saved') done(res, BASE, 'done.single_sign_on.saved')
    else await again(visit, 'settings', { client_secret: t('security.sso.errors.secret') })
  }

  const addRule = async (visit: CustomerVisit): Promise<void> => {
    const { req, res, operator, scope, t } = visit
    const parsed = parseForm(Rule, req.body)
    if (!parsed.ok) return again(visit, 'rule', complaints(parsed.errors, t))
    await singleSignOn.addRule(operator, scope, parsed.value)
    done(res, BASE, 'done.single_sign_on.rule_added')
  }

  const removeRule = async (visit: CustomerVisit): Promise<void> => {
    const { req, res, operator, scope, user } = visit
    const { rules } = await singleSignOn.read(operator, user.account.id)
    if (!rules.some(({ id }) => id === req.params['ruleId'])) throw new Refusal('not_found', 'page_not_found')
    assertAsked(visit)
    await singleSignOn.removeRule(operator, scope, String(req.params['ruleId']))
    done(res, BASE, 'done.single_sign_on.rule_removed')
  }

  const test = async (visit: CustomerVisit): Promise<void> => {
    const { operator, scope } = visit
    assertAsked(visit)
    await page(visit, { ...NOTHING_TOLD, test: await singleSignOn.test(operator, scope) })
  }

  return {
    audience: 'customer',
    base: BASE,
    routes: [
      { method: 'get', path: '', permission: 'credentials:manage', handler: (visit) => page(visit) },
      { method: 'post', path: '', permission: 'credentials:manage', handler: save },
      { method: 'post', path: '/rules', permission: 'credentials:manage', handler: addRule },
      {
        method: 'post',
        path: '/rules/:ruleId/removal',
        permission: 'credentials:manage',
        handler: removeRule,
      },
      { method: 'post', path: '/test', permission: 'credentials:manage', handler: test },
    ],
  }
}

/** Only by the button of the page, which says what it is for. */
function assertAsked({ req }: CustomerVisit): void {
  if (typed(req.body)['asked'] !== 'yes') throw new Refusal('invalid', 'form_expired')
}
