import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { attemptOperatorMail, markOperatorMailSent } from '#stores/operator-mail-store.ts'
import { handOver, type HandOverDeps } from './hand-over.ts'

/** Sends a mail to somebody without an account. */
export const deliverOperatorMail =
  (deps: HandOverDeps) =>
  async (scope: OperatorScope, mailId: string): Promise<void> => {
    const mail = await inOperatorTransaction(scope, (tx) => attemptOperatorMail(tx, mailId))
    if (mail.sentAt) return
    await handOver(deps, mail)
    await inOperatorTransaction(scope, (tx) => markOperatorMailSent(tx, mailId))
  }
