import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createIdentityProvider } from '#adapters/openid-client/identity-provider.ts'
import { createAddressGuard } from '#platform/address-guard.ts'
import type { IdentityProvider } from '#ports/identity-provider.ts'
import { startOpenidProvider } from '../../support/servers/openid-provider.ts'

const REDIRECT = 'http://localhost:3999/sign-in/sso/x/callback'
const idp = await startOpenidProvider()
idp.register([REDIRECT])
const client = { issuer: idp.issuer, clientId: idp.client.id, clientSecret: idp.client.secret }
const SECRETS = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }
const ASKED = { ...SECRETS, redirectUri: REDIRECT, scopes: 'openid email profile' }

afterAll(() => idp.close())
beforeEach(() => {
  idp.trouble = 'none'
  idp.person = { sub: 'ann', email: 'ann@example.com' }
})

function adapter({
  open = ['127.0.0.0/8'],
  ports = [idp.port],
  allowsHttp = true,
  timeoutMs = 5000,
} = {}): IdentityProvider {
  return createIdentityProvider({
    guard: createAddressGuard({ open, ports }),
    clock: () => new Date(),
    timeoutMs,
    allowsHttp,
  })
}

const faultOf = async (work: Promise<{ readonly ok: boolean; readonly fault?: string }>) => (await work).fault ?? 'none'

test('tells who has signed in, by id token and userinfo', async () => {
  const begun = await adapter().begin(client, ASKED)
  const url = await idp.signIn(begun.ok ? begun.url : '')

  const finished = await adapter().finish(client, { ...SECRETS, url })

  expect(finished).toMatchObject({ ok: true, claims: { sub: 'ann', iss: idp.issuer, email: 'ann@example.com' } })
})

describe('a provider', () => {
  test.each([
    ['that is down', 'down', 'unreachable'],
    ['that never answers', 'silent', 'unreachable'],
    ['that answers something else', 'nonsense', 'not_a_provider'],
  ] as const)('%s', async (_what, trouble, fault) => {
    idp.trouble = trouble
    const impatient = adapter({ timeoutMs: 200 })

    expect(await faultOf(impatient.discover(client))).toBe(fault)
    expect(await faultOf(impatient.begin(client, ASKED))).toBe(fault)
  })

  test('of another name than the one that was typed', async () => {
    const issuer = `http://localhost:${idp.port}`
    const open = ['127.0.0.0/8', '::1/128']

    expect(await faultOf(adapter({ open }).discover({ ...client, issuer }))).toBe('not_a_provider')
  })

  test('without TLS, where that is not allowed', async () => {
    expect(await faultOf(adapter({ allowsHttp: false }).discover(client))).toBe('not_a_provider')
  })

  test('that refuses the client secret', async () => {
    const begun = await adapter().begin(client, ASKED)
    const url = await idp.signIn(begun.ok ? begun.url : '')

    const finished = adapter().finish({ ...client, clientSecret: 'another' }, { ...SECRETS, url })

    expect(await faultOf(finished)).toBe('refused')
  })
})

describe('an address', () => {
  test.each([
    ['on a private network', { open: [] }],
    ['on another port', { ports: [443] }],
  ])('%s is not asked at all', async (_where, settings) => {
    expect(await faultOf(adapter(settings).discover(client))).toBe('refused_address')
  })

  test.each(['http://169.254.169.254', 'http://[::1]', 'http://0.0.0.0'])('%s is refused', async (issuer) => {
    expect(await faultOf(adapter({ ports: [80] }).discover({ ...client, issuer }))).toBe('refused_address')
  })
})
