import { Agent, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { grants, RIGHTS, type Permission, type Right } from '#domain/access/rights.ts'
import { staffMay, type StaffPermission, type StaffRole } from '#domain/access/staff-roles.ts'
import { ownMessages } from '#http/own-messages.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import { CHARACTERS, STAFF } from '../../seeds/cast/cast.ts'
import { ask as askOver, type Answer, type SentHeaders } from './ask.ts'
import { keepState, type KeptState } from './database-state.ts'
import type { Example } from './examples.ts'
import { CERTIFICATES, PLANTED, readPlanted } from './planted.ts'
import { startPortal, type TestPortal } from './portal.ts'

/** A line of a section's table, as sweeps see it. */
export interface SweptRoute {
  /** `POST /orders/:reference/checkouts`. */
  readonly name: string
  readonly method: 'get' | 'post'
  readonly path: string
  readonly audience: 'customer' | 'staff' | 'everyone'
  readonly permission: string
  /** It takes files. */
  readonly upload: boolean
}

export type Person =
  | { readonly login: string; readonly audience: 'customer'; readonly rights: ReadonlySet<Right> }
  | { readonly login: string; readonly audience: 'staff'; readonly role: StaffRole }

/** A browser that somebody has signed in on, or nobody. */
export interface Visitor {
  /** What it sends along with everything, and its form token. */
  readonly headers: Readonly<Record<string, string>>
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Sends a form with the right token, unless `headers` or the fields say otherwise. */
  post(address: string, fields?: Fields, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Sends a body as it is, with the right token in a header. */
  send(address: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

export type Fields = readonly (readonly [name: string, value: string])[]

export interface Sweep extends TestPortal {
  readonly routes: readonly SweptRoute[]
  readonly people: readonly Person[]
  readonly examples: readonly Example[]
  readonly state: KeptState
  /** Where it listens. */
  readonly base: string
  /** Somebody of `people`, signed in, or null for somebody whom the portal does not know. */
  readonly visitor: (login: string | null) => Visitor
}

const PEOPLE: readonly Person[] = [
  ...CHARACTERS.flatMap(({ users }) =>
    users.map(({ login, isSuperUser, rights }) => ({
      login,
      audience: 'customer' as const,
      rights: new Set(isSuperUser ? RIGHTS : rights),
    })),
  ),
  ...STAFF.map(({ login, role }) => ({ login, audience: 'staff' as const, role })),
]

/** The portal with examples of everything, on a port, and all that a sweep over its routes needs. */
export async function startSweep(): Promise<Sweep> {
  const portal = await startPortal(CERTIFICATES, { demo: true, database: PLANTED })
  const { examples, cert, at } = await readPlanted(portal.admin)
  portal.clock.set(at)
  const base = await listen(portal)
  const agent = new Agent({ keepAlive: true })
  const visitors = new Map<string | null, Visitor>()
  for (const login of [null, ...PEOPLE.map((person) => person.login)]) {
    const shown = login === null ? { 'client-cert': encodeURIComponent(cert) } : {}
    visitors.set(login, await openVisitor(portal, { base, agent }, login, shown))
  }
  return {
    ...portal,
    routes: routesOf(portal),
    people: PEOPLE,
    examples,
    state: await keepState(portal.admin),
    base,
    visitor: (login) => {
      const visitor = visitors.get(login)
      if (!visitor) throw new Error(`${login} is nobody of the cast`)
      return visitor
    },
  }
}

export function mayOpen(route: Pick<SweptRoute, 'audience' | 'permission'>, person: Person): boolean {
  if (route.audience === 'everyone') return true
  if (route.audience !== person.audience) return false
  return person.audience === 'customer'
    ? grants(person.rights, route.permission as Permission)
    : staffMay(person.role, route.permission as StaffPermission)
}

/** Who opens a route's pages in a sweep that is not about rights. */
export function opener(route: Pick<SweptRoute, 'audience'>, { owner }: Example): string | null {
  return { customer: owner, staff: 'admin', everyone: null }[route.audience]
}

function routesOf({ sections }: TestPortal): SweptRoute[] {
  return sections.flatMap(({ audience, base, routes }) =>
    routes.map(({ method, path, permission, upload }) => {
      const address = base + path
      return {
        name: `${method.toUpperCase()} ${address}`,
        method,
        path: address,
        audience,
        permission,
        upload: upload !== undefined,
      }
    }),
  )
}

async function listen({ app }: TestPortal): Promise<string> {
  const server = createServer({ keepAliveTimeout: 600_000, ...ownMessages(app) }, app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function openVisitor(
  portal: TestPortal,
  { base, agent }: { readonly base: string; readonly agent: Agent },
  login: string | null,
  shown: Readonly<Record<string, string>>,
): Promise<Visitor> {
  const token = newToken()
  const session = login === null ? await openHalves(portal, token) : [await openSession(portal, login, token)]
  // One value for both of its cookies, so that one form token fits the pages for everybody too.
  const cookie = [...session, `visitor=${token}`].join('; ')

  const ask = (address: string, headers: SentHeaders, body?: string | Buffer) =>
    askOver(agent, base + address, { cookie, ...shown, ...headers }, body)
  return {
    headers: { cookie, 'x-csrf-token': portal.formTokenOf(token), ...shown },
    get: (address, headers = {}) => ask(address, headers),
    post: (address, fields = [], headers = {}) => {
      const body = new URLSearchParams()
      for (const [field, value] of fields) body.append(field, value)
      if (!body.has('_csrf')) body.append('_csrf', portal.formTokenOf(token))
      return ask(address, { 'content-type': `${FORM};charset=UTF-8`, ...headers }, String(body))
    },
    send: (address, body, headers = {}) => {
      const own = { 'x-csrf-token': portal.formTokenOf(token), 'content-type': FORM }
      return ask(address, { ...own, ...headers }, body)
    },
  }
}

const FORM = 'application/x-www-form-urlencoded'

/**
 * Somebody between password and code (a user who is asked for it, and staff who have to set it up), with the page of
 * personal data open.
 */
async function openHalves({ admin, clock }: TestPortal, token: string): Promise<string[]> {
  const now = clock.now()
  const open = async (person: object, salt: string) => {
    await admin('half_open_sign_ins').insert({
      token_hash: hashToken(token + salt),
      ...person,
      created_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      address: '127.0.0.1',
      user_agent: 'node',
    })
    return token + salt
  }
  const user = await admin('second_factors').join('users', 'users.id', 'second_factors.user_id').first('users.*')
  const staff = await admin('staff').where('login', 'sales').first('id')
  const asked = await open({ account_id: user.account_id, user_id: user.id }, 'a')
  const owner = await admin('users').where('login', 'harbour.super').first('account_id', 'email')
  await admin('personal_data_links').insert({
    id: newId(now),
    account_id: owner.account_id,
    email: owner.email,
    token_hash: hashToken(`${token}c`),
    created_at: now,
    expires_at: now,
    opened_at: now,
    session_hash: hashToken(`${token}d`),
    session_ends_at: new Date(now.getTime() + 3_600_000),
  })
  return [`half-open=${asked}`, `staff-half-open=${await open({ staff_id: staff.id }, 'b')}`, `personal-data=${token}d`]
}

/** A session as sign-in would open it, without the cost of a password. */
async function openSession({ admin, clock }: TestPortal, login: string, token: string): Promise<string> {
  const person = PEOPLE.find((one) => one.login === login)
  if (!person) throw new Error(`${login} is nobody of the cast`)
  const now = clock.now()
  const row = await admin(person.audience === 'staff' ? 'staff' : 'users')
    .where({ login })
    .first()
  await admin('sessions').insert({
    token_hash: hashToken(token),
    ...(person.audience === 'staff' ? { staff_id: row.id } : { account_id: row.account_id, user_id: row.id }),
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + 3_600_000),
    address: '127.0.0.1',
    user_agent: 'sweep',
  })
  return `${person.audience === 'staff' ? 'staff-session' : 'session'}=${token}`
}
