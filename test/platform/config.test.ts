import { describe, expect, test } from 'vitest'
import { CONFIG_VARIABLES, readConfig } from '#config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const PRODUCTION = {
  DATABASE_URL: 'postgres://owner:secret@db.example/chancery',
  PUBLIC_URL: 'https://certificates.example',
  MASTER_KEYS: KEY,
  SMTP_URL: 'smtp://mail.example',
  MAIL_FROM: 'no-reply@chancery.example',
  PAYMENT_PROVIDER: 'sandbox',
  OPERATOR_TERMS_URL: 'https://www.example.com/terms',
}

function configOf(environment: Record<string, string>) {
  const reading = readConfig(environment)
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  return reading.config
}

function faultsOf(environment: Record<string, string>): readonly string[] {
  const reading = readConfig(environment)
  return reading.ok ? [] : reading.faults
}

describe('an empty environment', () => {
  test('is a demo on the embedded server', () => {
    const config = configOf({})

    expect(config).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      plantsDemo: true,
      masterKeys: [],
      smtpUrl: null,
      publicSuffixes: ['example', 'test'],
      outboundPorts: [80, 443],
      paymentProvider: 'sandbox',
      trustProxy: false,
      runsWeb: true,
      runsWorker: true,
      isDevelopment: false,
    })
  })

  test('follows the port into the public address', () => {
    expect(configOf({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
  })

  test('may do without invented customers', () => {
    expect(configOf({ DEMO: 'false' }).plantsDemo).toBe(false)
  })
})

describe('production', () => {
  test('plants nothing and trusts no invented suffix', () => {
    const config = configOf(PRODUCTION)

    expect(config).toMatchObject({
      plantsDemo: false,
      publicSuffixes: [],
      logLevel: 'info',
      smtpUrl: 'smtp://mail.example',
    })
    expect(config.masterKeys).toEqual([Buffer.alloc(32, 7)])
  })

  test('counts an empty text as not set', () => {
    expect(configOf({ ...PRODUCTION, PORT: ' ', TRUST_PROXY: '' })).toMatchObject({ port: 3000, trustProxy: false })
  })

  test('names everything that is missing at once', () => {
    const faults = faultsOf({ DATABASE_URL: PRODUCTION.DATABASE_URL })

    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PUBLIC_URL',
      'MASTER_KEYS',
      'SMTP_URL',
      'MAIL_FROM',
      'PAYMENT_PROVIDER',
      'OPERATOR_TERMS_URL',
    ])
    expect(faults[0]).toBe('PUBLIC_URL is required with DATABASE_URL: address under which browsers reach the portal.')
    expect(faults.at(-1)).toMatch(
      /^OPERATOR_TERMS_URL is required with DATABASE_URL: where the operator’s general terms/,
    )
  })

  test('refuses terms that the portal itself would have to show', () => {
    const faults = faultsOf({ ...PRODUCTION, OPERATOR_TERMS_URL: `${PRODUCTION.PUBLIC_URL}/terms` })

    expect(faults).toEqual([expect.stringContaining('OPERATOR_TERMS_URL cannot be /terms of the portal')])
  })

  test.each([
    ['http://www.example.com/terms', [expect.stringMatching(/^OPERATOR_TERMS_URL must begin with https:/)]],
    ['http://localhost:8080/terms', []],
    ['https://www.example.com/terms', []],
  ])('asks for terms by https outside this machine: %s', (address, faults) => {
    expect(faultsOf({ ...PRODUCTION, OPERATOR_TERMS_URL: address })).toEqual(faults)
  })

  test('refuses demo data', () => {
    expect(faultsOf({ ...PRODUCTION, DEMO: 'true' })).toEqual([expect.stringContaining('DEMO cannot be true')])
  })

  test('refuses an address without TLS, except on this machine', () => {
    expect(faultsOf({ ...PRODUCTION, PUBLIC_URL: 'http://certificates.example' })).toHaveLength(1)
    expect(faultsOf({ ...PRODUCTION, PUBLIC_URL: 'http://localhost:3000' })).toEqual([])
  })
})

describe('sign-in by certificate', () => {
  test.each([
    [{}, { port: 3443, url: 'https://localhost:3443' }],
    [{ PORT: '8080' }, { port: 8523, url: 'https://localhost:8523' }],
    [{ PORT: '65500' }, { port: 65057 }],
    [{ TLS_PORT: '4433' }, { port: 4433, url: 'https://localhost:4433' }],
    [{ ...PRODUCTION }, { port: null, url: null }],
    [
      { ...PRODUCTION, TLS_PORT: '8443', TLS_KEY: 'a.key', TLS_CERT: 'a.pem' },
      { port: 8443, url: `https://${new URL(PRODUCTION.PUBLIC_URL).hostname}:8443`, keyFile: 'a.key' },
    ],
  ])('with %o listens so', (environment, certificates) => {
    expect(configOf(environment).certificates).toMatchObject(certificates)
  })

  test.each([
    [{ TLS_PORT: '8443' }, 'TLS_PORT needs TLS_KEY and TLS_CERT'],
    [{ TLS_KEY: 'a.key' }, 'TLS_KEY and TLS_CERT are set together'],
    [{ CERTIFICATE_PROXIES: '10.0.0.1' }, 'CERTIFICATE_PROXIES needs CERTIFICATE_URL'],
    [{ CERTIFICATE_URL: 'https://elsewhere.example' }, 'CERTIFICATE_URL must have the host of PUBLIC_URL'],
  ])('is not half set up: %o', (environment, sentence) => {
    expect(faultsOf({ ...PRODUCTION, ...environment }).join()).toContain(sentence)
  })
})

describe('a wrong value stops the start with a sentence', () => {
  test.each([
    ['PORT', 'abc', 'PORT must be a port (1 to 65535), not "abc".'],
    ['PORT', '65536', 'PORT must be a port (1 to 65535), not "65536".'],
    ['PORT', '-1', 'PORT must be a port (1 to 65535), not "-1".'],
    ['PUBLIC_URL', 'https://a.example/portal', 'without a path, not "https://a.example/portal"'],
    ['PUBLIC_URL', 'certificates.example', 'PUBLIC_URL must be an address'],
    ['DATABASE_POOL', '0', 'a whole number from 1 to 200'],
    ['DATABASE_READ_POOL', 'many', 'a whole number from 1 to 200'],
    ['DEMO', 'perhaps', 'true or false'],
    ['SMTP_URL', 'http://mail.example', 'smtp:// or smtps://'],
    ['MAIL_FROM', 'Chancery', 'a mail address'],
    ['DNS_RESOLVERS', '192.0.2.1, resolver.example', 'a list of IP addresses'],
    ['DNS_RESOLVERS', '192.0.2.1:99999', 'a list of IP addresses'],
    ['OUTBOUND_ALLOW', '10.0.0.0', 'a list of networks'],
    ['OUTBOUND_PORTS', '80;443', 'a list of ports'],
    ['DEMO_SUFFIXES', '.example', 'a list of domain endings'],
    ['PAYMENT_PROVIDER', 'cash', 'must be sandbox'],
    ['TRUST_PROXY', 'true', 'a number from 1 to 9'],
    ['OPERATOR_ACCENT', 'blue', 'a colour such as'],
    ['OPERATOR_TERMS_URL', '/our-terms', 'an address such as https://www.example.com/terms'],
    ['LOG_LEVEL', 'loud', 'one of silent'],
    ['ROLE', 'nothing', 'web, worker or both'],
    ['SESSION_IDLE_MINUTES', '1.5', 'a whole number'],
    ['NODE_ENV', 'prod', 'development, test or production'],
  ])('%s=%s', (name, value, sentence) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(sentence)])
  })

  test.each([
    ['MASTER_KEYS', 'c2hvcnQ='],
    ['MASTER_KEYS', `${KEY},hunter2`],
    ['DATABASE_URL', 'mysql://owner:hunter2@db.example/chancery'],
  ])('%s, without showing it', (name, value) => {
    const faults = faultsOf({ ...PRODUCTION, [name]: value })

    expect(faults).toEqual([expect.stringMatching(`^${name} must be `)])
    expect(faults.join()).not.toContain(value)
  })
})

test.each([
  ['TRUST_PROXY', '2', { trustProxy: 2 }],
  ['TRUST_PROXY', 'loopback, 10.0.0.0/8', { trustProxy: ['loopback', '10.0.0.0/8'] }],
  ['MAIL_FROM', 'The Office <office@a.example>', { mailFrom: { name: 'The Office', address: 'office@a.example' } }],
  ['MAIL_FROM', 'office@a.example', { mailFrom: { name: '', address: 'office@a.example' } }],
  ['OUTBOUND_ALLOW', '10.0.0.0/8,fd00::/8', { outboundAllow: ['10.0.0.0/8', 'fd00::/8'] }],
  ['ROLE', 'worker', { runsWeb: false, runsWorker: true }],
  ['ROLE', 'web', { runsWeb: true, runsWorker: false }],
  ['NODE_ENV', 'development', { isDevelopment: true }],
  [
    'DNS_RESOLVERS',
    '192.0.2.1,192.0.2.2:5353,[2001:db8::1]:54',
    {
      dnsResolvers: [
        { host: '192.0.2.1', port: 53 },
        { host: '192.0.2.2', port: 5353 },
        { host: '2001:db8::1', port: 54 },
      ],
    },
  ],
])('%s=%s is understood', (name, value, expected) => {
  expect(configOf({ [name]: value })).toMatchObject(expected)
})

test('every variable tells its meaning and its default', () => {
  const byName = new Map(CONFIG_VARIABLES.map((row) => [row.name, row]))

  expect(byName.get('PORT')).toEqual({ name: 'PORT', meaning: 'port of the web server', default: '3000' })
  expect(byName.get('PUBLIC_URL')?.default).toBe('required (demo: http://localhost:PORT)')
  expect(byName.get('TRUST_PROXY')?.default).toBe('none')
  expect(byName.get('LOG_LEVEL')?.default).toBe('info (demo: warn)')
  for (const { name, meaning } of CONFIG_VARIABLES) expect(meaning, name).toMatch(/^\S.{10,}[^.]$/)
})
