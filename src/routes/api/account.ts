import type { ApiVisit } from '#http/api.ts'
import { accountJson } from '#presenters/api/account-json.ts'
import type { Services } from '#services/index.ts'

/** Who the key belongs to, and what it may do: the first thing that a new program asks. */
export function accountRoutes({ accounts }: Pick<Services, 'accounts'>) {
  const read = async ({ res, scope, user }: ApiVisit) => {
    res.json(accountJson(await accounts.read(scope), user))
  }
  return { read }
}
