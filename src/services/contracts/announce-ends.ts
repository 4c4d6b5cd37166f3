import { dueNotice, FIRST_NOTICE_DAYS } from '#domain/contracts/end-notice.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inTransaction, systemScope, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import { listEndingContractsAcrossAccounts } from '#queries/contracts-overview.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { listUsersWithRight } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { listContracts, listGivenNotices, noteNotices } from '#stores/contract-store.ts'

export interface AnnounceDeps {
  readonly portal: RoleConnection
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

/**
 * Writes to every account whose contract ends within the weeks of the notices. A notice is given once, however often
 * this runs and on however many workers, and late rather than never. One account's trouble keeps no other from its mail.
 */
export const announceContractEnds =
  (deps: AnnounceDeps) =>
  async (operator: OperatorScope): Promise<void> => {
    const today = dayOf(operator.now())
    const failures: unknown[] = []
    for (const { accountId, id } of await listEndingContractsAcrossAccounts(operator, today, FIRST_NOTICE_DAYS)) {
      try {
        await announce(deps, systemScope(deps.portal, accountId, operator.now), id, today)
      } catch (failure) {
        failures.push(failure)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'contract ends could not be announced')
  }

const announce = ({ queueMail, publicUrl }: AnnounceDeps, scope: AccountScope, contractId: string, today: string) =>
  inTransaction(scope, async (tx) => {
    const contracts = await listContracts(tx)
    const contract = contracts.find(({ id }) => id === contractId)
    if (!contract) return
    const due = dueNotice(contract, contracts, await listGivenNotices(tx, contractId), today)
    if (!due || !(await noteNotices(tx, contractId, due.notes))) return
    const { number, endsOn } = contract
    const { daysLeft } = due
    const data = { number, endsOn, daysLeft, contractUrl: `${publicUrl}/contract` }
    const readers = await listUsersWithRight(tx, 'billing')
    for (const [index, { email, language }] of readers.entries()) {
      const mail = { kind: 'contract_ending', data } as const
      await queueMail(tx, { to: email, language, orderId: null, mail, copied: index === 0 })
    }
    await recordLog(tx, { action: 'contract.end_announced', subject: number, details: { daysLeft } })
  })
