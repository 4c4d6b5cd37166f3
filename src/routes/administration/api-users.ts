import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { API_SCOPES, type ApiScope } from '#domain/access/api-user.ts'
import { readNetworks } from '#domain/network/typed-networks.ts'
import { addDays } from '#domain/shared/time.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import {
  apiUserFormPage,
  apiUserKeyPage,
  apiUserRevocationPage,
  type ApiUserDraft,
} from '#presenters/administration/api-user-form-page.ts'
import { apiUsersPage } from '#presenters/administration/api-users-page.ts'
import type { Services } from '#services/index.ts'

const LIST = '/administration/api-users'
const NOTHING: Omit<ApiUserDraft, 'id'> = { values: {}, scopes: [], errors: {} }

/** A key holds until the end of the day that was chosen, which must still come. */
const Wish = (now: Date) =>
  z.object({
    name: z
      .string(says('administration.api_users.errors.name'))
      .trim()
      .min(1, says('administration.api_users.errors.name'))
      .max(100, says('administration.api_users.errors.name')),
    scopes: z.preprocess(
      (sent) => [sent ?? []].flat(),
      z.custom<ApiScope[]>(areScopes, says('administration.api_users.errors.scopes')),
    ),
    networks: z
      .string(says('administration.api_users.errors.networks'))
      .default('')
      .transform(readNetworks)
      .pipe(z.array(z.string(), says('administration.api_users.errors.networks'))),
    expires: z
      .union(
        [z.literal('').transform(() => null), z.iso.date().transform(endOf)],
        says('administration.api_users.errors.expires'),
      )
      .refine((at) => at === null || at > now, says('administration.api_users.errors.expires'))
      .default(null),
  })

const areScopes = (ticked: unknown) =>
  Array.isArray(ticked) && ticked.length > 0 && ticked.every((one) => API_SCOPES.some((scope) => scope === one))

const endOf = (day: string) => addDays(new Date(`${day}T00:00:00Z`), 1)
const FormId = z.uuid().catch(() => randomUUID())

/** Machines that act for the account by the API: their keys are made, listed and revoked. */
export function apiUserRoutes({ access }: Pick<Services, 'access'>, publicUrl: string) {
  const list = async ({ res, scope, language, t }: CustomerVisit) => {
    const users = await access.readApiUsers(scope)
    show(res, 'administration/api-users', apiUsersPage({ users, now: scope.now(), language, t }))
  }

  const form = ({ res, t }: CustomerVisit) => {
    show(res, 'administration/api-user-form', apiUserFormPage({ id: randomUUID(), ...NOTHING }, t))
    return Promise.resolve()
  }

  const create = async ({ req, res, scope, t }: CustomerVisit) => {
    const values = typed(req.body)
    const id = FormId.parse(values['id'])
    const parsed = parseForm(Wish(scope.now()), req.body)
    if (!parsed.ok) {
      res.status(422)
      const draft = { id, values, scopes: ticked(req.body), errors: complaints(parsed.errors, t) }
      show(res, 'administration/api-user-form', apiUserFormPage(draft, t))
      return
    }
    const { expires, ...wish } = parsed.value
    const key = await access.createApiUser(scope, { id, ...wish, expiresAt: expires })
    // Sent again: the key was shown already, and can't be shown once more.
    if (key === null) res.redirect(303, LIST)
    else show(res, 'administration/api-user-key', apiUserKeyPage(key, publicUrl, t))
  }

  const askRevocation = async ({ req, res, scope, t }: CustomerVisit) => {
    const user = await access.readApiUser(scope, idOf(req))
    show(res, 'administration/api-user-revocation', apiUserRevocationPage(user, t))
  }

  const revoke = async ({ req, res, scope }: CustomerVisit) => {
    await access.revokeApiUser(scope, idOf(req))
    done(res, LIST, 'done.api_users.revoked')
  }

  return { list, form, create, askRevocation, revoke }
}

const idOf = ({ params }: CustomerVisit['req']) => String(params['apiUserId'])

const ticked = (body: unknown) =>
  [(body as Record<string, unknown> | undefined)?.['scopes'] ?? []].flat().filter((one) => typeof one === 'string')
