import { describe, expect, test } from 'vitest'
import { addressesOf } from '../support/example-addresses.ts'
import { mayOpen, startSweep, type SweptRoute } from '../support/sweep.ts'

const { routes, people, examples, visitor, state } = await startSweep()
const closed = routes.filter(({ audience }) => audience !== 'everyone')

const addressOf = ({ path }: SweptRoute) => addressesOf(path, examples)[0]!.address
const signInOf = ({ audience }: SweptRoute) => (audience === 'staff' ? '/staff/sign-in' : '/sign-in')

describe.each(closed)('$name ($permission)', (route) => {
  const address = addressOf(route)

  test.each(people)(`opens to $login as the permission says`, async (person) => {
    const isOtherHouse = route.audience !== person.audience

    const { status, location } = await visitor(person.login)[route.method](address)

    if (isOtherHouse) expect([status, location?.split('?')[0]]).toEqual([303, signInOf(route)])
    else if (mayOpen(route, person)) expect(status).toSatisfy((code) => code !== 403 && code < 500)
    else expect(status).toBe(403)
    if (mayOpen(route, person)) expect(location ?? '').not.toMatch(/sign-in\?/)
    await state.restore()
  })

  test('sends whoever is not signed in to sign in, and a reader back here afterwards', async () => {
    const { status, location } = await visitor(null)[route.method](address)

    const back = route.method === 'get' ? `?back=${encodeURIComponent(address)}` : ''
    expect([status, location]).toEqual([303, signInOf(route) + back])
    expect(await state.changes()).toEqual([])
  })
})

test.each(routes.filter(({ audience }) => audience === 'everyone'))('$name is open to everybody', async (route) => {
  for (const login of [null, 'harbour.super', 'sales']) {
    const { status } = await visitor(login)[route.method](addressOf(route))

    expect(status).toSatisfy((code) => code !== 403 && code < 500)
    await state.restore()
  }
})

test.each(closed.filter(({ method }) => method === 'post'))(
  '$name changes something, so no right to read opens it',
  ({ permission }) => {
    expect(permission).not.toMatch(/:read$/)
  },
)
