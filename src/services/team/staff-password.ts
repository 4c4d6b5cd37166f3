import { createHash } from 'node:crypto'
import { isLinkOpen, linkExpiry, type LinkHolder, type LinkPurpose } from '#domain/access/password-link.ts'
import { passwordFault } from '#domain/access/password-rules.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import type { ForgottenLimits } from '#services/access/forgotten-password.ts'
import type { NewPasswordFault } from '#services/access/replace-password.ts'
import type { QueueOperatorMail } from '#services/mails/queue-operator-mail.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'
import {
  findStaffLinkHolder,
  findStaffPasswordLink,
  insertStaffPasswordLink,
  listStaffCalled,
  lockStaffPassword,
  saveStaffPassword,
  useStaffPasswordLinks,
  type StaffPasswordLink,
} from '#stores/staff-password-store.ts'

export interface StaffPasswordDeps {
  readonly hasher: PasswordHasher
  readonly queueOperatorMail: QueueOperatorMail
  readonly publicUrl: string
  readonly limiters: ForgottenLimits
}

const SENT = { invitation: 'password_link.invited', reset: 'password_link.sent' } as const
const MAIL = { invitation: 'staff_invitation', reset: 'password_reset' } as const

/** Sends somebody of the staff a link by which they choose their password. The same `id` twice is one link and one mail. */
export const issueStaffLink =
  ({ queueOperatorMail, publicUrl }: Pick<StaffPasswordDeps, 'queueOperatorMail' | 'publicUrl'>) =>
  async (tx: OperatorTx, person: LinkHolder, purpose: LinkPurpose, id = newId(tx.now())): Promise<void> => {
    const token = newToken()
    const expiresAt = linkExpiry(purpose, tx.now())
    if (
      !(await insertStaffPasswordLink(tx, { id, userId: person.id, purpose, tokenHash: hashToken(token), expiresAt }))
    )
      return
    const data = {
      name: person.name,
      login: person.login,
      passwordUrl: `${publicUrl}/staff/password/${token}`,
      expiresAt,
    }
    await queueOperatorMail(tx, {
      to: person.email,
      language: person.language,
      mail: { kind: MAIL[purpose], data },
      token,
    })
    await recordStaffLog(tx, { action: SENT[purpose], subject: person.login })
  }

export type IssueStaffLink = ReturnType<typeof issueStaffLink>

/** Somebody has forgotten the password of a staff login. Known or not, it costs one look and one job, and answers the same. */
export const askStaffLink =
  ({ limiters }: Pick<StaffPasswordDeps, 'limiters'>) =>
  async (scope: OperatorScope, typed: string): Promise<'asked' | 'too_many'> => {
    const name = typed.trim().toLowerCase()
    const digest = createHash('sha256').update(`staff ${name}`).digest('base64url')
    const address = scope.actor.address ?? ''
    const allowed = await Promise.all([limiters.forgottenFrom.allows(address), limiters.forgottenFor.allows(digest)])
    if (allowed.includes(false)) return 'too_many'
    await Promise.all([limiters.forgottenFrom.count(address), limiters.forgottenFor.count(digest)])
    await inOperatorTransaction(scope, async (tx) => {
      const found = await listStaffCalled(tx, name)
      await enqueue(tx, 'send_staff_links', { people: found.map((staffId) => ({ staffId, linkId: newId(tx.now()) })) })
    })
    return 'asked'
  }

/** Sends the link that was asked for, unless its holder was suspended meanwhile. */
export const sendStaffLink =
  ({ issue }: { readonly issue: IssueStaffLink }) =>
  (scope: OperatorScope, { staffId, linkId }: { readonly staffId: string; readonly linkId: string }): Promise<void> =>
    inOperatorTransaction(scope, async (tx) => {
      const person = await findStaffLinkHolder(tx, staffId)
      if (person) await issue(tx, person, 'reset', linkId)
    })

/** Whom a link lets choose a password; refused alike whether it never existed, was used or has expired. */
export async function readStaffLink(scope: OperatorScope, token: string): Promise<StaffPasswordLink> {
  const link = await findStaffPasswordLink(scope, hashToken(token))
  if (!link || !isLinkOpen(link, scope.now())) throw new Refusal('not_found', 'link_not_valid')
  return link
}

/** Sets the password that was chosen behind a link, and ends every session. A refused password leaves the link as it was. */
export const setStaffPassword =
  ({ hasher }: Pick<StaffPasswordDeps, 'hasher'>) =>
  async (scope: OperatorScope, token: string, password: string): Promise<NewPasswordFault | null> => {
    const { id, user } = await readStaffLink(scope, token)
    const fault = passwordFault(password, user.login)
    if (fault) return fault
    const hash = await hasher.hash(password)
    const actor = { kind: 'visitor', id: null, name: user.name, address: scope.actor.address } as const
    return inOperatorTransaction({ ...scope, actor }, async (tx): Promise<NewPasswordFault | null> => {
      if (await hasher.verify(await lockStaffPassword(tx, user.id), password)) return 'used_before'
      if (!(await useStaffPasswordLinks(tx, user.id, id))) throw new Refusal('not_found', 'link_not_valid')
      await saveStaffPassword(tx, user.id, hash)
      await endSignIns(tx, { kind: 'staff', accountId: null, id: user.id })
      await clearFailures(tx, { kind: 'staff', login: user.login })
      await recordStaffLog(tx, { action: 'password.changed', subject: user.login })
      return null
    })
  }
