import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createWebClient } from '../../../src/adapters/web-client/web-client.ts'
import { createAddressGuard, type ResolveAddresses } from '../../../src/platform/address-guard.ts'
import { httpServer } from './servers.ts'

const HOSTILE_HOSTS = [
  '127.0.0.1',
  '127.0.0.2',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '0',
  '0.0.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '0177.1',
  '017700000001',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.0.1',
  '192.168.1.254',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '169.254.170.2',
  '2852039166',
  '0xa9fea9fe',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:7f00:1::]',
  '[2002:7f00:1::1]',
  '[2002:a9fe:a9fe::1]',
  '[2001:0:7f00:1::]',
  '[2001:db8::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[3fff::1]',
]

const HOSTILE_ANSWERS = [
  ['127.0.0.1'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['10.0.0.1', '192.168.0.1'],
  ['169.254.169.254'],
  ['fd00:ec2::254'],
  ['64:ff9b::7f00:1'],
  ['2002:7f00:1::1'],
  ['fe80::1%lo'],
  ['0.0.0.0'],
]

const OUTSIDE = '127.0.0.9'
const INSIDE = '127.0.0.1'

/** Listens where everything hostile would land: on every address of this machine. */
const trap = () => httpServer((_, response) => response.end('secret'))

/** One loopback address plays the public network, where it answers as told, and another the inside. */
async function outsideAndInside(handle: (port: number) => RequestListener) {
  const outside = await httpServer((request, response) => handle(outside.port)(request, response), OUTSIDE)
  const inside = await httpServer((_, response) => response.end('secret'), INSIDE, outside.port)
  const get = (resolve: ResolveAddresses) =>
    clientOn(outside.port, resolve, [`${OUTSIDE}/32`]).get(`http://shop.example:${outside.port}/`)
  return { get, inside }
}

function clientOn(port: number, resolve: ResolveAddresses, open: readonly string[] = []) {
  const guard = createAddressGuard({ open, ports: [port], resolve })
  return createWebClient({ guard, timeoutMs: 2_000, maxBytes: 1_000, maxRedirects: 3, trust: 'any' })
}

const resolvesNothing = () => Promise.resolve([])

describe('the guard', () => {
  it('knows more than sixty hostile addresses', () => {
    expect(new Set(HOSTILE_HOSTS).size).toBeGreaterThanOrEqual(60)
  })

  it('lets the trap be reached where a range is opened', async () => {
    const { port, connections } = await trap()

    const outcome = await clientOn(port, resolvesNothing, ['127.0.0.0/8']).get(`http://127.0.0.1:${port}/`)

    expect(outcome).toMatchObject({ outcome: 'answered', body: 'secret' })
    expect(connections()).toBe(1)
  })

  it.each(HOSTILE_HOSTS)('refuses %s before any connection', async (host) => {
    const { port, connections } = await trap()

    const outcomes = [
      await clientOn(port, resolvesNothing).get(`http://${host}:${port}/`),
      await clientOn(port, resolvesNothing).get(`https://${host}:${port}/`),
    ]

    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused_address', 'refused_address'])
    expect(connections()).toBe(0)
  })

  it.each(HOSTILE_ANSWERS.map((addresses) => [addresses]))('refuses a name that resolves to %j', async (addresses) => {
    const { port, connections } = await trap()

    const outcome = await clientOn(port, () => Promise.resolve(addresses)).get(`http://shop.example:${port}/`)

    expect(outcome).toMatchObject({ outcome: 'refused_address' })
    expect(connections()).toBe(0)
  })

  it.each([
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'ftp://127.0.0.1/',
    'data:,x',
    'unix:/run/x',
    '//x',
    '',
    'http://',
  ])('refuses the address %j', async (address) => {
    expect(await clientOn(80, resolvesNothing).get(address)).toMatchObject({ outcome: 'refused_address' })
  })

  it('refuses credentials in an address, and does not repeat a connection for them', async () => {
    const { port, connections } = await trap()

    const outcome = await clientOn(port, resolvesNothing, ['127.0.0.0/8']).get(`http://a:b@127.0.0.1:${port}/`)

    expect(outcome).toMatchObject({ outcome: 'refused_address' })
    expect(connections()).toBe(0)
  })

  it.each([22, 25, 5432, 6379, 8080])('refuses port %i, which is not listed', async (port) => {
    const client = clientOn(80, resolvesNothing, ['127.0.0.0/8'])

    expect(await client.get(`http://127.0.0.1:${port}/`)).toMatchObject({
      outcome: 'refused_address',
      detail: `port ${port}`,
    })
  })

  it.each(['http://127.0.0.1', 'http://[::1]', 'http://2130706433', 'http://inside.example', '//0x7f.1'])(
    'refuses a redirect to %s',
    async (target) => {
      const { get, inside } = await outsideAndInside(
        (port) => (_, response) => response.writeHead(302, { location: `${target}:${port}/` }).end(),
      )

      const outcome = await get((host) => Promise.resolve([host === 'shop.example' ? OUTSIDE : INSIDE]))

      expect(outcome).toMatchObject({ outcome: 'refused_address' })
      expect(inside.connections()).toBe(0)
    },
  )

  it('connects to the address it checked, though the name has moved since', async () => {
    const { get, inside } = await outsideAndInside(() => (_, response) => response.end('harmless'))
    let asked = 0

    const outcome = await get(() => Promise.resolve([asked++ === 0 ? OUTSIDE : INSIDE]))

    expect(outcome).toMatchObject({ outcome: 'answered', body: 'harmless' })
    expect(asked).toBe(1)
    expect(inside.connections()).toBe(0)
  })

  it('refuses a redirect to the same name once it has moved inside', async () => {
    const { get, inside } = await outsideAndInside(
      () => (_, response) => response.writeHead(302, { location: '/again' }).end(),
    )
    let asked = 0

    const outcome = await get(() => Promise.resolve([asked++ === 0 ? OUTSIDE : INSIDE]))

    expect(outcome).toMatchObject({ outcome: 'refused_address', detail: INSIDE })
    expect(inside.connections()).toBe(0)
  })

  it('leaves out the inner addresses of a name that has both', async () => {
    const { get, inside } = await outsideAndInside(() => (_, response) => response.end('harmless'))

    const outcome = await get(() => Promise.resolve([INSIDE, '::1', OUTSIDE]))

    expect(outcome).toMatchObject({ outcome: 'answered', address: OUTSIDE })
    expect(inside.connections()).toBe(0)
  })
})
