import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider, type Configuration } from 'oidc-provider'

export type ProviderTrouble = 'none' | 'down' | 'silent' | 'nonsense'

export interface OpenidProvider {
  readonly issuer: string
  readonly port: number
  readonly client: { readonly id: string; readonly secret: string }
  /** What the provider tells of whoever signs in from now on. */
  person: Readonly<Record<string, unknown>> & { readonly sub: string }
  trouble: ProviderTrouble
  /** Signs in as `person` at the address where the portal sent a browser; where the browser is sent back to. */
  readonly signIn: (address: string) => Promise<string>
  /** Registers the portal: browsers are sent back to these addresses and no others. */
  readonly register: (redirectUris: readonly string[]) => void
  readonly close: () => Promise<void>
}

/** Claims that tests use, all told by the userinfo endpoint. */
const CLAIMS = [
  'email',
  'email_verified',
  'name',
  'given_name',
  'family_name',
  'groups',
  'locale',
  'department',
  'factors',
]

/** A real OpenID provider on loopback, whose sign-in page signs in without asking. */
export async function startOpenidProvider(): Promise<OpenidProvider> {
  const client = { id: 'chancery', secret: 'a-secret-of-the-test-provider' }
  let handle: (req: IncomingMessage, res: ServerResponse) => void = () => undefined
  const provider = {
    person: { sub: 'nobody' } as OpenidProvider['person'],
    trouble: 'none' as ProviderTrouble,
  }
  const server = createServer((req, res) => {
    if (provider.trouble === 'down') req.socket.destroy()
    else if (provider.trouble === 'nonsense') res.setHeader('content-type', 'text/html').end('<h1>It works!</h1>')
    else if (provider.trouble === 'none') handle(req, res)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`

  let ends: readonly string[] = []
  const register = (uris: readonly string[]): void => {
    ends = uris
    const oidc = new Provider(issuer, {
      clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [...uris] }],
      cookies: { keys: ['test'] },
      claims: { openid: ['sub'], email: [], profile: CLAIMS },
      ttl: { IdToken: 60, AccessToken: 60, AuthorizationCode: 60, Session: 60, Interaction: 60, Grant: 60 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      pkce: { required: () => true },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...provider.person, sub }) }),
      loadExistingGrant: async ({ oidc: { client: asking, session, provider: self } }) => {
        const grant = new self.Grant({ clientId: asking?.clientId ?? '', accountId: session?.accountId ?? '' })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
    } satisfies Configuration)
    const answer = oidc.callback()
    handle = (req, res) => {
      if (!req.url?.startsWith('/interaction/')) void answer(req, res)
      else void oidc.interactionFinished(req, res, { login: { accountId: provider.person.sub } })
    }
  }

  return Object.assign(provider, {
    issuer,
    port,
    client,
    register,
    signIn: (address: string) => followTo(address, ends),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** A browser that follows redirects within the provider, with its cookies, until it is sent elsewhere. */
async function followTo(start: string, ends: readonly string[]): Promise<string> {
  const jar = new Map<string, string>()
  let address = start
  for (let step = 1; step <= 10; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`)
    address = new URL(location, address).href
    if (ends.some((end) => address.startsWith(end))) return address
  }
  throw new Error('the provider leads in circles')
}
