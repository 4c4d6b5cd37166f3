import { load } from 'cheerio'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isOpenToView } from '#domain/access/account-view.ts'
import { MINUTE } from '#domain/shared/time.ts'
import type { Permission } from '#domain/access/rights.ts'
import { addressesOf } from '../support/example-addresses.ts'
import { isPage } from '../support/forms.ts'
import { startSweep } from '../support/sweep.ts'
import { faultsOf } from './page-laws.ts'

/** Forms that somebody has begun are theirs alone, whatever the rights. */
const BEGUN_BY_ONE = /^\/operations\/drafts\//

const { admin, routes, examples, visitor, state, clock } = await startSweep()
const customer = routes.filter(({ audience }) => audience === 'customer')
const ours = examples.filter(({ owner }) => owner === 'harbour.super')
const isOpen = ({ method, permission, path }: (typeof routes)[number]) =>
  isOpenToView({ method, permission: permission as Permission }) && !BEGUN_BY_ONE.test(path)

/** Somebody of the staff looks at the account that owns the examples. */
beforeEach(async () => {
  const [staff, account] = await Promise.all([
    admin('staff').where('login', 'support').first('id'),
    admin('accounts').where('slug', 'harbour-bakery').first('id'),
  ])
  await admin('sessions')
    .where('staff_id', staff.id)
    .update({ viewed_account_id: account.id, view_ends_at: new Date(clock.now().getTime() + 10 * MINUTE) })
})
afterEach(() => state.restore())

const LOG = ['staff_log', 'staff_log_chain', 'staff_log_heads']
const changed = async () => (await state.changes()).filter((table) => table !== 'sessions')
const addressOf = (path: string) => addressesOf(path, ours)[0]!.address

describe.each(customer.filter((route) => !isOpen(route)))('$name', (route) => {
  test('is refused to staff who look at the account, and only the staff’s log tells of it', async () => {
    const { status } = await visitor('support')[route.method](addressOf(route.path))

    expect(status).toBe(403)
    expect((await changed()).filter((table) => !LOG.includes(table))).toEqual([])
  })
})

describe.each(customer.filter(isOpen))('$name', (route) => {
  test('is shown to them as a page of the customer that says whose look it is, and changes nothing', async () => {
    const answer = await visitor('support').get(addressOf(route.path))

    expect(answer.status).not.toBe(403)
    expect(answer.status).toBeLessThan(500)
    expect(await changed()).toEqual([])
    if (!isPage({ answer })) return
    const $ = load(answer.text)
    expect($('body').hasClass('for-view')).toBe(true)
    expect($('.view-strip').text()).toContain('Harbour Bakery')
    expect($('form[action="/staff/view/ending"]')).toHaveLength(1)
    expect(faultsOf(answer.text)).toEqual([])
  })
})

test('every customer route is one or the other, and no act is open', () => {
  expect(customer.filter(({ method }) => method === 'post').filter(isOpen)).toEqual([])
  expect(customer.filter(isOpen).length).toBeGreaterThan(20)
})
