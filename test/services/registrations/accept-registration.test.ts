import { expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import type { OpeningTerms } from '#services/registrations/accept-registration.ts'
import { register } from '../../support/example-registrations.ts'
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
