import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyInvariants } from '#queries/invariants.ts'
import { anOrder } from '../support/builders.ts'
import { keepState, type KeptState } from '../support/database-state.ts'
import { startPortal } from '../support/portal.ts'
import { startNameServer } from '../support/servers/name-server.ts'

const dns = await startNameServer()
const { portal, admin, database, story, scopeOf, work } = await startPortal({
  DNS_RESOLVERS: `${dns.host}:${dns.port}`,
})
afterAll(() => dns.close())
const harbour = story('harbour.super')
let state: KeptState

const broken = async () =>
  (await verifyInvariants(database.operator))
    .filter(({ violations }) => violations > 0)
    .map(({ invariant }) => invariant)

/** Writes past every trigger and key, as only a fault of the machine would. */
const plant = (sql: string) =>
  admin.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica')
    await trx.raw(sql)
    // What is kept aside hears of it by a trigger, of which there are none here.
    await trx.raw(`insert into kept.written select table_schema || '.' || table_name from information_schema.tables
      where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`)
  })

beforeAll(async () => {
  const delivered = await harbour.order(anOrder())
  await harbour.pay(delivered, 0)
  await harbour.agreeByMail(delivered, 0)
  await work()
  const unproved = await harbour.order(anOrder({ names: ['www.unproved.example'] }))
  await harbour.pay(unproved, 0)
  const twice = await harbour.order(anOrder())
  const { documents } = await portal.services.orders.read(scopeOf('harbour.super'), twice)
  const { number = '', content } = documents[0] ?? {}
  const { gross: amount = 0n, issuedOn: receivedOn = '' } = content ?? {}
  for (const idempotencyKey of ['first', 'second']) {
    const money = { means: 'card', amount, currency: 'EUR', receivedOn, bankReference: 'cs', idempotencyKey } as const
    await portal.services.payments.enter(scopeOf('harbour.super'), number, money)
  }
  const cancelled = await harbour.order(anOrder())
  await harbour.cancel(cancelled, 0, 'Ordered twice')
  await work()
  state = await keepState(admin)
})

const ISSUED = `(select id from certificates where state = 'issued' limit 1)`
const STUCK = `(select id from orders where common_name = 'www.unproved.example')`
const LIVING = `update graphile_worker._private_known_crontabs set last_execution = now();
  insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('forget_ended', now(), now()) on conflict (identifier) do update set last_execution = now()`
const JOB = `insert into graphile_worker._private_jobs (task_id, payload, run_at, locked_at, locked_by)
  select id, '{}', now() - interval '2 hours'`

test('nothing is broken in a world where all went well', async () => {
  expect(await broken()).toEqual([])
})

describe('a planted fault is reported', () => {
  test.each([
    ['a paid order has all of its money', `update payments set amount = 1 where excess = 0 and means <> 'card'`],
    [
      'a paid order has an invoice, unless it costs nothing',
      `update documents set order_id = null where kind = 'invoice' and order_id = ${STUCK}`,
    ],
    ['no invoice has taken more than it asks for, the excess left out', `update payments set excess = 0`],
    [
      'what came too much is a coupon, and given back at most once',
      `update payments set excess = excess - 1 where excess > 0`,
    ],
    [
      'no invoice is credited with more than it charged',
      `update documents set gross = gross - 1, net = net - 1 where kind = 'credit_note'`,
    ],
    ['the totals of a document are those of its lines', `update documents set net = net + 1, gross = gross + 1`],
    [
      'a printed document has the bytes that it was printed with',
      `insert into stored_files (account_id, id, name, media_type, sha256, bytes, created_at)
         select account_id, id, 'x.pdf', 'application/pdf', 'not the hash', 'x', now() from documents limit 1;
       update documents set file_id = id where id in (select id from stored_files where name = 'x.pdf')`,
    ],
    ['the books can only be added to', `alter table payments disable trigger payments_append_only`],
    [
      'every paid order goes on, or waits for somebody',
      `update orders set ordered_at = now() - interval '3 days', paid_at = now() - interval '2 days' where id = ${STUCK};
       update domain_validations set state = 'valid', validated_at = now() where order_id = ${STUCK};
       delete from graphile_worker._private_jobs`,
    ],
    [
      'every order that a form became is there',
      `update order_drafts set order_id = gen_random_uuid() where id = (select id from order_drafts where order_id is not null limit 1)`,
    ],
    [
      'no job waits an hour for a worker that is alive',
      `${LIVING}; ${JOB}, null, null from graphile_worker._private_tasks limit 1`,
    ],
    [
      'no job is held past its time',
      `${LIVING}; ${JOB}, now() - interval '1 hour', 'dead' from graphile_worker._private_tasks limit 1`,
    ],
    [
      'every key between rows of accounts holds the account',
      `alter table orders add constraint loose unique (id);
       alter table order_drafts add constraint loose foreign key (order_id) references orders (id)`,
    ],
    [
      'no certificate for a key that was known as compromised',
      `insert into compromised_keys (spki_sha256, reported_at, source)
         select spki_sha256, issued_at - interval '1 day', 'reported' from certificates where id = ${ISSUED}`,
    ],
    [
      'no certificate without a proof of every name that held when it was issued',
      `update domain_validations set validated_at = validated_at - interval '2 years' where validated_at is not null`,
    ],
    [
      'every certificate has the key of its request',
      `update certificates set spki_sha256 = repeat('0', 64) where id = ${ISSUED}`,
    ],
  ])('%s', async (invariant, fault) => {
    await plant(fault)

    const found = await broken()
    await state.restore()
    await admin.raw(`alter table payments enable trigger payments_append_only;
      alter table order_drafts drop constraint if exists loose; alter table orders drop constraint if exists loose; delete from graphile_worker._private_known_crontabs`)

    expect(found).toContain(invariant)
    expect(await broken()).toEqual([])
  })

  test('a file on a site proves no host below it', async () => {
    await plant(`update domain_validations set method = 'http_file', domain = 'example' where validated_at is not null`)

    const found = await broken()
    await state.restore()

    expect(found).toContain('no certificate without a proof of every name that held when it was issued')
  })
})
