import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { certificateListener } from '#http/certificate-listener.ts'
import { newId } from '#platform/ids.ts'
import { makeCsr, type CsrKeyType } from './csrs.ts'
import { mailedToken } from './example-facts.ts'
import type { TestPortal } from './portal.ts'

/** Key and certificate as a browser keeps them. */
export interface Identity {
  readonly key: string
  readonly cert: string
}

/** The token of a link to a certificate that was just sent to somebody. Only a portal in demo mode shows it. */
export async function certificateToken({ portal, admin, clock, database }: TestPortal, login: string): Promise<string> {
  // A moment of its own, by which its mail is the newest.
  clock.set(new Date(clock.now().getTime() + 1000))
  const user = await admin('users').where({ login }).first('account_id', 'id', 'name', 'email')
  const actor = { kind: 'user', id: user.id, name: user.name, rights: new Set<never>(), address: null } as const
  const scope = { accountId: user.account_id, actor, portal: database.portal, now: clock.now }
  await portal.services.userCertificates.own.askLink(scope, newId(clock.now()))
  return mailedToken(admin, 'certificate-links', user.email)
}

/** A certificate of somebody of the cast, made as a browser makes it: only the request goes to the portal. */
export async function makeUserCertificate(
  portal: TestPortal,
  login: string,
  type: CsrKeyType = 'p256',
): Promise<Identity> {
  const { csrPem, keyPem } = makeCsr({ type, commonName: 'sign-in' })
  const token = await certificateToken(portal, login)
  const made = await portal.portal.services.userCertificates.make(portal.portal.system, token, csrPem)
  if (made.outcome !== 'made') throw new Error(`no certificate was made: ${made.outcome}`)
  return { key: keyPem, cert: made.pem }
}

export interface TlsAnswer {
  readonly status: number
  readonly location: string | undefined
  readonly cookies: readonly string[]
  readonly text: string
}

export interface TlsListener {
  readonly url: string
  /** Asks one page, over a connection of its own, with that certificate or none. */
  readonly ask: (path: string, options?: Partial<TlsQuestion>) => Promise<TlsAnswer>
  /** Opens the page of the sign-in by certificate, and presses its button where it has one; with a cookie that was there. */
  readonly signIn: (identity: Identity | null, planted?: string) => Promise<TlsAnswer>
}

interface TlsQuestion {
  readonly identity: Identity | null
  readonly headers: Readonly<Record<string, string>>
  /** Sent as a form. */
  readonly form: Readonly<Record<string, string>>
}

/** The TLS listener that `npm start` opens, on a port of its own. */
export async function startTlsListener({ portal, app }: TestPortal): Promise<TlsListener> {
  const server = certificateListener(
    app,
    {},
    await portal.serverIdentity('localhost'),
    await portal.services.userCertificates.authorities(),
  )
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo

  const ask: TlsListener['ask'] = (path, { identity = null, headers = {}, form } = {}) =>
    new Promise((resolve, reject) => {
      const body = form ? new URLSearchParams(form).toString() : ''
      const type = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: form ? 'POST' : 'GET',
          agent: false,
          rejectUnauthorized: false,
          headers: { ...type, ...headers },
          ...identity,
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const { statusCode: status = 0, headers: answered } = response
            const cookies = answered['set-cookie'] ?? []
            resolve({ status, location: answered.location, cookies, text: Buffer.concat(chunks).toString() })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })

  const signIn: TlsListener['signIn'] = async (identity, planted) => {
    const there = planted === undefined ? [] : [planted]
    const page = await ask('/sign-in/certificate', { identity, headers: { cookie: there.join('; ') } })
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1]
    if (page.status !== 200 || !csrf) return page
    const cookie = [...there, ...page.cookies.map((one) => one.split(';')[0])].join('; ')
    return ask('/sign-in/certificate', { identity, headers: { cookie }, form: { _csrf: csrf, back: '/' } })
  }

  return { url: `https://localhost:${port}`, ask, signIn }
}
