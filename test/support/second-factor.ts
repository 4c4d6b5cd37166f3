import { generate } from 'otplib'
import type { Person } from '#domain/access/person.ts'
import { newId } from '#platform/ids.ts'
import { SECOND } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import type { TestPortal } from './portal.ts'

/** An authenticator app that somebody of the cast has set up. */
export interface TestApp {
  readonly person: Person
  readonly key: string
  readonly recoveryCodes: readonly string[]
  /** What the app shows now, or on a phone whose clock is so many seconds off. */
  readonly code: (secondsOff?: number) => Promise<string>
}

/** Sets two-factor sign-in up for somebody of the cast, as their page does. */
export async function setUpApp(portal: TestPortal, login: string): Promise<TestApp> {
  const { secondFactor } = portal.portal.services
  const person = await personOf(portal, login)
  const scope = scopeOf(portal, person)
  const { key, sealed } = secondFactor.offer(scope, person, '')
  const code = codesOf(portal, key)
  const result = await secondFactor.setUpOwn(scope, person, {
    password: DEMO_PASSWORD,
    current: '',
    passkey: '',
    code: await code(),
    offer: sealed,
    session: null,
  })
  if (result.outcome !== 'done') throw new Error(`${login} could not set two-factor sign-in up: ${result.outcome}`)
  return { person, key, recoveryCodes: result.codes, code }
}

/** A passkey beside what somebody has set up, whose device is nowhere; tells its id. */
export async function plantPasskey(portal: TestPortal, login: string): Promise<string> {
  const { kind, id: personId } = await personOf(portal, login)
  const factor = await portal.admin('second_factors').where(`${kind}_id`, personId).first('id')
  const id = newId(portal.clock.now())
  await portal.admin('passkeys').insert({
    id,
    second_factor_id: factor.id,
    credential_id: id,
    public_key: Buffer.alloc(32),
    counter: 0,
    transports: [],
    name: 'Work laptop',
    added_at: portal.clock.now(),
  })
  return id
}

/** What an app with that key shows. */
export const codesOf =
  ({ clock }: TestPortal, key: string) =>
  (secondsOff = 0): Promise<string> =>
    generate({ secret: key.replaceAll(' ', ''), epoch: Math.floor(clock.now().getTime() / SECOND) + secondsOff })

/** The scope of somebody's own acts. */
export const scopeOf = ({ portal: { system } }: TestPortal, person: Person) => {
  const { id, name } = person
  const address = '127.0.0.1'
  const actor =
    person.kind === 'user'
      ? ({ kind: 'user', id, name, rights: new Set<never>(), address } as const)
      : ({ kind: 'staff', id, name, role: person.role, address } as const)
  return { ...system, actor }
}

export async function personOf({ admin }: TestPortal, login: string): Promise<Person> {
  const user = await admin('users').where({ login }).first()
  if (user) return { kind: 'user', accountId: user.account_id, id: user.id, login, name: user.name }
  const staff = await admin('staff').where({ login }).first()
  return { kind: 'staff', accountId: null, id: staff.id, login, name: staff.name, role: staff.role }
}
