import { expect, test, vi } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { newId } from '#platform/ids.ts'
import type { OpeningTerms } from '#services/registrations/accept-registration.ts'
import { aRegistration, register } from '../../support/example-registrations.ts'
import { startPortal } from '../../support/portal.ts'

const testPortal = await startPortal()
const { portal, admin, clock } = testPortal
const day = (days: number) => dayOf(addDays(clock.now(), days))

let logins = 0
const terms = (contract: Partial<NonNullable<OpeningTerms['contract']>> | null): OpeningTerms => ({
  officeCode: 'FR',
  login: `opened-${(logins += 1)}.super`,
  vatNumberValid: false,
  outsideIds: [],
  contract: contract && {
    startsOn: day(0),
    endsOn: day(364),
    products: ['positivessl'],
    priceLevel: 10,
    objective: null,
    ...contract,
  },
})
const accept = (id: string, opening: OpeningTerms) =>
  portal.services.registrations.accept(portal.system, { id, version: 1 }, opening)

test('an account that is opened with a contract is bound by it from the first day', async () => {
  const id = await register(testPortal)

  const outcome = await accept(id, terms({}))

  const { account_id: accountId } = await admin('registrations').where({ id }).first()
  const read = await portal.services.contracts.read({ ...testPortal.scopeOf('harbour.super'), accountId })
  expect(outcome).toBe('done')
  expect(read.standing.kind).toBe('in_force')
  expect(read.contracts).toMatchObject([{ priceLevel: 10, products: ['positivessl'] }])
})

test('an account that is opened without one buys at public prices', async () => {
  const id = await register(testPortal)

  await accept(id, terms(null))

  const { account_id: accountId } = await admin('registrations').where({ id }).first()
  const read = await portal.services.contracts.read({ ...testPortal.scopeOf('harbour.super'), accountId })
  expect(read).toMatchObject({ standing: { kind: 'none' }, contracts: [] })
})

test('everything that is wrong is said at once, and nothing is written', async () => {
  const id = await register(testPortal)
  const opening = { ...terms({ endsOn: day(-1), products: ['positivessl', 'soap'] }), login: 'harbour.super' }

  const outcome = await accept(id, opening)

  expect(outcome).toEqual({
    loginTaken: true,
    outsideTaken: false,
    contract: [
      { field: 'endsOn', code: 'ends_before_start' },
      { field: 'products', code: 'unknown_product' },
    ],
  })
  expect(await admin('registrations').where({ id }).first()).toMatchObject({ state: 'submitted', account_id: null })
})

test('accepted twice, the contract is made once', async () => {
  const id = await register(testPortal)
  const opening = terms({})

  const outcomes = await Promise.all([accept(id, opening), accept(id, opening)])

  const { account_id: accountId } = await admin('registrations').where({ id }).first()
  expect(outcomes).toEqual(['done', 'done'])
  expect(await admin('contracts').where('account_id', accountId)).toHaveLength(1)
})

test('two of one name at the same moment get an address each', async () => {
  const named = (form = aRegistration()) => ({ ...form, organization: { ...form.organization, name: 'Twin SAS' } })
  const ids = [await register(testPortal, named()), await register(testPortal, named())]

  const outcomes = await Promise.all(ids.map((id) => accept(id, terms(null))))

  const slugs = await admin('accounts').where('name', 'Twin SAS').orderBy('slug').pluck('slug')
  expect(outcomes).toEqual(['done', 'done'])
  expect(slugs).toEqual(['twin-sas', 'twin-sas-2'])
})

const staffScope = async (login: string) => {
  const { id, name, role } = await admin('staff').where({ login }).first('id', 'name', 'role')
  return { ...portal.system, actor: { kind: 'staff', id, name, role, address: null } as const }
}

test('of two people who accept, the second is told, and gets no contract', async () => {
  const id = await register(testPortal)
  const [first, second] = [await staffScope('sales'), await staffScope('admin')]
  const { registrations } = portal.services
  const opening = terms(null)
  await registrations.accept(first, { id, version: 1 }, opening)

  const outcomes = [
    await registrations.accept(second, { id, version: 1 }, terms({})),
    await registrations.accept(first, { id, version: 1 }, opening),
  ]

  expect(outcomes).toEqual(['changed', 'done'])
  const { account_id: accountId } = await admin('registrations').where({ id }).first()
  expect(await admin('contracts').where('account_id', accountId)).toEqual([])
})

test('a login that is taken while the account is opened gives the form back', async () => {
  const id = await register(testPortal)
  const opening = terms(null)
  const other = await admin('users').where('login', 'norrland.super').first('id')
  const holder = await admin.transaction()
  await holder('users').where('id', other.id).update({ login: opening.login })

  const accepting = accept(id, opening)
  await untilSomebodyWaits()
  await holder.commit()

  expect(await accepting).toEqual({ loginTaken: true, outsideTaken: false, contract: [] })
  await admin('users').where('id', other.id).update({ login: 'norrland.super' })
  expect(await admin('registrations').where({ id }).first('state')).toEqual({ state: 'submitted' })
})

test('an order of the register that another account took meanwhile gives the form back', async () => {
  const id = await register(testPortal)
  const outsideId = await enterOutside()
  const { accountId } = testPortal.scopeOf('harbour.super')
  await portal.services.outside.attach(portal.system, outsideId, accountId)

  const outcome = await accept(id, { ...terms(null), outsideIds: [outsideId] })

  expect(outcome).toEqual({ loginTaken: false, outsideTaken: true, contract: [] })
  expect(await admin('registrations').where({ id }).first('state', 'account_id')).toEqual({
    state: 'submitted',
    account_id: null,
  })
})

test('a contract is made with the account only by whoever may make contracts', async () => {
  const id = await register(testPortal)
  const scope = await staffScope('sales')
  const support = { ...scope, actor: { ...scope.actor, role: 'support' as const } }

  const refused = portal.services.registrations.accept(support, { id, version: 1 }, terms({}))

  await expect(refused).rejects.toMatchObject({ kind: 'forbidden', code: 'not_allowed' })
})

/** Until a statement waits for another transaction. */
const untilSomebodyWaits = () =>
  vi.waitFor(async () => {
    const waiting = admin('pg_stat_activity').whereRaw('datname = current_database()').where('wait_event_type', 'Lock')
    expect(await waiting.pluck('pid')).not.toEqual([])
  })

/** An order of the register that nobody has. */
async function enterOutside(): Promise<string> {
  const id = newId(clock.now())
  await portal.services.outside.enter(portal.system, {
    id,
    reference: 'ELSEWHERE-1',
    commonName: 'elsewhere.example',
    names: ['elsewhere.example'],
    productCode: 'positivessl',
    productName: 'PositiveSSL',
    organizationName: 'Elsewhere SARL',
    registrationNumber: '',
    buyerEmail: 'buyer@elsewhere.example',
    validFrom: addDays(clock.now(), -30),
    validTo: addDays(clock.now(), 60),
    serial: null,
    sha256: null,
    certificatePem: null,
  })
  return id
}
