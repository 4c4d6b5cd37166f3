import type { Holder, OpenPage, WaitingLink } from '#domain/personal-data/subject.ts'
import type { LogAction } from '#domain/logs/log-actions.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { endOpenPage, findOpenPage, findPersonalDataLink, openPersonalDataLink } from '#stores/personal-data-store.ts'

type PersonalDataAction = Extract<LogAction, `personal_data.${string}`>

/** Writes down what was done with somebody's data: in the log of the account, or in that of the operator. */
export async function recordAbout(tx: OperatorTx, holder: Holder, action: PersonalDataAction): Promise<void> {
  const { accountId, email } = holder
  const actor = { kind: 'visitor', id: null, name: email, address: tx.actor.address } as const
  if (accountId === null) await recordStaffLog({ ...tx, actor }, { action, subject: email })
  else await recordLog({ ...withinAccount(tx, accountId), actor }, { action, subject: email })
}

/** What stands behind a mailed link. One that was opened or has expired is refused, and the refusal is logged. */
export async function readPersonalDataLink(scope: OperatorScope, token: string): Promise<WaitingLink> {
  const link = await findPersonalDataLink(scope, hashToken(token))
  if (link?.isOpen) return link
  if (link) await inOperatorTransaction(scope, (tx) => recordAbout(tx, link.holder, 'personal_data.link_refused'))
  throw new Refusal('not_found', 'link_not_valid')
}

/** Opens the page behind a link, this once; what comes back is for the visitor's cookie alone. */
export async function openPersonalData(scope: OperatorScope, token: string): Promise<string> {
  const link = await readPersonalDataLink(scope, token)
  const session = newToken()
  const isOpened = await inOperatorTransaction(scope, async (tx) => {
    const isFirst = await openPersonalDataLink(tx, link.id, hashToken(session))
    await recordAbout(tx, link.holder, isFirst ? 'personal_data.opened' : 'personal_data.link_refused')
    return isFirst
  })
  if (!isOpened) throw new Refusal('not_found', 'link_not_valid')
  return session
}

/** The page that a cookie opens; null once it has ended. */
export const findPersonalDataPage = (scope: OperatorScope, session: string | null): Promise<OpenPage | null> =>
  session === null ? Promise.resolve(null) : findOpenPage(scope, hashToken(session))

export const closePersonalData = (scope: OperatorScope, page: OpenPage): Promise<void> =>
  inOperatorTransaction(scope, async (tx) => {
    await endOpenPage(tx, page.linkId)
    await recordAbout(tx, page.holder, 'personal_data.closed')
  })
