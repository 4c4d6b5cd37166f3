import { beforeEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '#domain/access/actor.ts'
import { openDatabase } from '#platform/database.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { verifyLogChains, verifyStaffLogChain } from '#queries/log-chain.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { testDatabase } from '../support/database.ts'
import { anAccount } from '../guarantees/tables.ts'

const { admin, url } = await testDatabase()
const database = openDatabase(url, { changes: 8, reads: 8 })
let scope: AccountScope

const write = (subject: string, whose = scope) =>
  inTransaction(whose, (tx) => recordLog(tx, { action: 'order.placed', subject }))

const faults = async () =>
  (await verifyLogChains(database.operator)).faults.map(({ sequence, fault }) => [sequence, fault])

/** What somebody could do who owns the tables and takes their guards away. */
const tamper = (statement: string) =>
  admin.transaction(async (trx) => {
    await trx.raw(`set local session_replication_role = replica`)
    await trx.raw(statement)
  })

beforeEach(async () => {
  await tamper('delete from audit_log_chain; delete from audit_log_heads; delete from audit_log;')
  const { id } = await anAccount(admin)
  scope = { accountId: id, actor: SYSTEM, portal: database.portal, now: () => new Date() }
})

describe('the chain of the staff’s log', () => {
  const system = { actor: SYSTEM, operator: database.operator, now: () => new Date() }
  const verdict = async () => {
    const { entries, faults: found } = await verifyStaffLogChain(database.operator)
    return [entries, ...found.map(({ sequence, fault }) => [sequence, fault])]
  }
  const start = async () => {
    await tamper(`
      delete from staff_log_chain; delete from staff_log;
      update staff_log_heads set sequence = 0, hash = sha256(convert_to('staff_log', 'UTF8'))`)
    for (const subject of ['A1', 'A2', 'A3']) await recordStaffLog(system, { action: 'account.viewed', subject })
  }

  test('holds over what is written at the same time', async () => {
    await start()

    await Promise.all(
      Array.from({ length: 20 }, (_, n) => recordStaffLog(system, { action: 'account.viewed', subject: `B${n}` })),
    )

    expect(await verdict()).toEqual([23])
  })

  test.each([
    ['a changed row', `update staff_log set staff_name = 'Somebody else' where subject = 'A2'`, ['2', 'changed']],
    ['a removed row', `delete from staff_log where subject = 'A2'`, ['2', 'missing']],
    [
      'an end that was cut off',
      `delete from staff_log_chain where sequence = 3; delete from staff_log where subject = 'A3'`,
      ['3', 'cut'],
    ],
    [
      'a row put in past the chain',
      `insert into staff_log select gen_random_uuid(), at, staff_id, staff_name, address, action, 'A9', details
       from staff_log where subject = 'A1'`,
      [null, 'unchained'],
    ],
  ])('shows %s', async (_, statement, found) => {
    await start()
    expect(await verdict()).toEqual([3])

    await tamper(statement)

    expect(await verdict()).toEqual([3, found])
  })
})

describe('the chain of the log', () => {
  test('holds over what several accounts write at the same time', async () => {
    const { id } = await anAccount(admin)
    const other = { ...scope, accountId: id }

    await Promise.all(Array.from({ length: 20 }, (_, n) => write(`CH${n}`, n % 2 === 0 ? scope : other)))

    expect(await verifyLogChains(database.operator)).toEqual({ accounts: 2, entries: 20, faults: [] })
  })

  test('does not hold what was rolled back', async () => {
    await write('CH1')
    await inTransaction(scope, async (tx) => {
      await recordLog(tx, { action: 'order.placed', subject: 'CH2' })
      throw new Error('something else failed')
    }).catch(() => undefined)

    expect(await verifyLogChains(database.operator)).toEqual({ accounts: 1, entries: 1, faults: [] })
  })

  test.each([
    ['a changed row', `update audit_log set actor_name = 'Somebody else' where subject = 'CH2'`, [['2', 'changed']]],
    ['a changed moment', `update audit_log set at = at - interval '1 hour' where subject = 'CH2'`, [['2', 'changed']]],
    ['a removed row', `delete from audit_log where subject = 'CH2'`, [['2', 'missing']]],
    [
      'a row removed with its link',
      `delete from audit_log_chain where sequence = 2; delete from audit_log where subject = 'CH2'`,
      [['3', 'missing']],
    ],
    [
      'an end that was cut off',
      `delete from audit_log_chain where sequence = 3; delete from audit_log where subject = 'CH3'`,
      [['3', 'cut']],
    ],
    [
      'a row put in past the chain',
      `insert into audit_log select account_id, gen_random_uuid(), at, actor_kind, actor_id, actor_name, address, action, 'CH9', details
       from audit_log where subject = 'CH1'`,
      [[null, 'unchained']],
    ],
    [
      'two rows that changed places',
      `update audit_log set subject = case subject when 'CH1' then 'CH2' else 'CH1' end where subject in ('CH1', 'CH2')`,
      [
        ['1', 'changed'],
        ['2', 'changed'],
      ],
    ],
  ])('shows %s', async (_, statement, found) => {
    for (const subject of ['CH1', 'CH2', 'CH3']) await write(subject)
    expect(await faults()).toEqual([])

    await tamper(statement)

    expect(await faults()).toEqual(found)
  })
})
