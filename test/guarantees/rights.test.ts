import { describe, expect, test } from 'vitest'
import { grants, RIGHTS, type Permission } from '#domain/access/rights.ts'
import { addressesOf } from '../support/example-addresses.ts'
import { startSweep } from '../support/sweep.ts'

const { admin, routes, examples, visitor, state } = await startSweep()
const closed = routes.filter(({ audience }) => audience === 'customer')
/** Somebody who is not the super user: the flags are theirs alone. */
const LOGIN = 'harbour.reader'

const withRightAlone = (right: string) =>
  admin('users')
    .where({ login: LOGIN })
    .update(Object.fromEntries(RIGHTS.map((one) => [one, one === right])))

describe.each(RIGHTS)('with the right %s alone', (right) => {
  test.each(closed)('$name ($permission) opens or is refused as the table of rights says', async (route) => {
    await withRightAlone(right)

    const { status } = await visitor(LOGIN)[route.method](addressesOf(route.path, examples)[0]!.address)

    await state.restore()
    if (grants(new Set([right]), route.permission as Permission)) expect(status).not.toBe(403)
    else expect(status).toBe(403)
    expect(status).toBeLessThan(500)
  })
})

test('without any right, no page of the account opens', async () => {
  await withRightAlone('none')

  for (const route of closed.filter(({ method }) => method === 'get')) {
    const { status } = await visitor(LOGIN).get(addressesOf(route.path, examples)[0]!.address)

    expect(status, route.name).toBe(403)
  }
  await state.restore()
})
