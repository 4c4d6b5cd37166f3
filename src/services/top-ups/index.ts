import { listTopUps } from '#queries/top-ups.ts'
import type { MailInvoice } from '#services/documents/mail-invoice.ts'
import type { AssessTopUp } from './assess-top-up.ts'
import { cancelTopUp } from './cancel-top-up.ts'
import type { IssueTopUp } from './issue-top-up.ts'
import { readTopUp } from './read-top-up.ts'
import { requestTopUp } from './request-top-up.ts'

interface Deps {
  readonly mailInvoice: MailInvoice
  readonly assessTopUp: AssessTopUp
  readonly issueTopUp: IssueTopUp
}

/** Credit for an account: what it asks for, and what became of that. */
export const topUpServices = (deps: Deps) => ({
  assess: deps.assessTopUp,
  request: requestTopUp(deps),
  cancel: cancelTopUp(deps),
  read: readTopUp,
  list: listTopUps,
})
