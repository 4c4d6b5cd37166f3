import { z } from 'zod'
import { parseResolver } from '#adapters/dns/resolvers.ts'
import { LOG_LEVELS } from '#platform/log.ts'
import { CERTIFICATE_VARIABLES, certificateFaults, certificateSettings } from '#platform/certificate-settings.ts'
import {
  address,
  cidr,
  describe,
  ip,
  list,
  onOrOff,
  optional,
  origin,
  port,
  readVariables,
  wholeNumber,
  type Environment,
  type Values,
  type Variable,
} from '#platform/environment.ts'

const masterKey = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32)
const resolver = z
  .string()
  .transform(parseResolver)
  .pipe(z.object({ host: ip, port: z.int().min(1).max(65_535) }))
const suffix = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
const mailbox = z
  .string()
  .transform((text) => /^(?<name>[^<>"\r\n]*)<(?<address>[^<>]+)>$/.exec(text)?.groups ?? { name: '', address: text })
  .pipe(z.object({ name: z.string().trim(), address: z.email() }))
const proxies = z.union([
  z.literal('').transform(() => false as const),
  wholeNumber(1, 9),
  list(z.union([ip, cidr, z.enum(['loopback', 'linklocal', 'uniquelocal'])])),
])

/** Every variable that the portal reads, in the order of the README's table. */
const VARIABLES = {
  PORT: { meaning: 'port of the web server', expects: 'a port (1 to 65535)', schema: port, default: '3000' },
  PUBLIC_URL: {
    meaning: 'address under which browsers reach the portal',
    expects: 'an address such as https://certificates.example, without a path',
    schema: optional(origin),
    default: '',
    demoDefaultInWords: 'http://localhost:PORT',
    required: true,
  },
  DATABASE_URL: {
    meaning:
      'PostgreSQL to use, as the owner of the tables; without it the portal starts one of its own, with demo data',
    expects: 'an address that begins with postgres:// or postgresql://',
    schema: optional(address('postgres', 'postgresql')),
    default: '',
    secret: true,
  },
  DATABASE_POOL: {
    meaning: 'most connections a process keeps for the changes of each of its two database roles',
    expects: 'a whole number from 1 to 200',
    schema: wholeNumber(1, 200),
    default: '10',
  },
  DATABASE_READ_POOL: {
    meaning: 'the same for their reads; best about as many as the database server has processors for this process',
    expects: 'a whole number from 1 to 200',
    schema: wholeNumber(1, 200),
    default: '3',
  },
  DEMO: {
    meaning: 'whether invented customers are planted; never together with DATABASE_URL',
    expects: 'true or false',
    schema: onOrOff,
    default: 'false',
    demoDefault: 'true',
  },
  MASTER_KEYS: {
    meaning: 'keys that encrypt secrets at rest, with commas between: the first encrypts, all of them decrypt',
    expects: '32 random bytes in base64 each (openssl rand -base64 32)',
    schema: list(masterKey),
    default: '',
    demoDefaultInWords: 'one of its own, kept in .chancery',
    required: true,
    secret: true,
  },
  SMTP_URL: {
    meaning: 'mail server that takes the outgoing mail',
    expects: 'an address that begins with smtp:// or smtps://',
    schema: optional(address('smtp', 'smtps')),
    default: '',
    required: true,
    secret: true,
  },
  MAIL_FROM: {
    meaning: 'sender of the mails',
    expects: 'a mail address, or a name followed by one in < >',
    schema: mailbox,
    default: '',
    demoDefault: 'Chancery <certificates@chancery.example>',
    required: true,
  },
  DNS_RESOLVERS: {
    meaning: 'validating resolvers for domain control and CAA, with commas between; none: those of the machine',
    expects: 'a list of IP addresses, each with :port if it is not 53',
    schema: list(resolver),
    default: '',
  },
  OUTBOUND_ALLOW: {
    meaning: 'private networks that may be connected to for a user all the same',
    expects: 'a list of networks such as 10.20.0.0/16',
    schema: list(cidr),
    default: '',
  },
  OUTBOUND_PORTS: {
    meaning: 'ports that may be connected to for a user',
    expects: 'a list of ports (1 to 65535)',
    schema: list(port),
    default: '80,443',
  },
  DEMO_SUFFIXES: {
    meaning: 'endings that count as public suffixes although no registry runs them',
    expects: 'a list of domain endings such as example,test',
    schema: list(suffix),
    default: '',
    demoDefault: 'example,test',
  },
  WEAK_KEYS: {
    meaning:
      'files with fingerprints of Debian’s predictable keys, as the package openssl-blacklist has them, with commas between',
    expects: 'paths of files',
    schema: list(z.string()),
    default: '',
  },
  PAYMENT_PROVIDER: {
    meaning: 'who takes card payments',
    expects: 'sandbox, the only one there is so far',
    schema: z.enum(['sandbox']),
    default: '',
    demoDefault: 'sandbox',
    required: true,
  },
  TRUST_PROXY: {
    meaning: 'proxies whose word about the client is taken: how many there are, or their addresses',
    expects: 'a number from 1 to 9, or a list of addresses, networks, loopback, linklocal or uniquelocal',
    schema: proxies,
    default: '',
  },
  ...CERTIFICATE_VARIABLES,
  OPERATOR_NAME: {
    meaning: 'name of the operator, on every page and mail',
    expects: 'a name of at most 60 characters',
    schema: z.string().min(1).max(60),
    default: 'Chancery',
  },
  OPERATOR_ACCENT: {
    meaning: 'colour of the operator',
    expects: 'a colour such as #a3262d',
    schema: z.string().regex(/^#[\da-f]{6}$/i),
    default: '#a3262d',
  },
  OPERATOR_TERMS_URL: {
    meaning: 'where the operator’s general terms can be read; the address /terms leads there',
    expects: 'an address such as https://www.example.com/terms',
    schema: optional(address('http', 'https')),
    default: '',
    demoDefaultInWords: 'terms of the demonstration, at /terms',
    required: true,
  },
  LOG_LEVEL: {
    meaning: 'least grave log lines that are written',
    expects: `one of ${LOG_LEVELS.join(', ')}`,
    schema: z.enum(LOG_LEVELS),
    default: 'info',
    demoDefault: 'warn',
  },
  ROLE: {
    meaning: 'what this process does: answer browsers, work off jobs, or both',
    expects: 'web, worker or both',
    schema: z.enum(['web', 'worker', 'both']),
    default: 'both',
  },
  SESSION_IDLE_MINUTES: {
    meaning: 'minutes without a click after which a session ends',
    expects: 'a whole number from 1 to 1440',
    schema: wholeNumber(1, 1440),
    default: '30',
  },
  SESSION_HOURS: {
    meaning: 'hours after which every session ends',
    expects: 'a whole number from 1 to 168',
    schema: wholeNumber(1, 168),
    default: '12',
  },
  PASSWORD_DAYS: {
    meaning: 'days after which a password must be changed, at the next sign-in; 0: never',
    expects: 'a whole number from 0 to 3650',
    schema: wholeNumber(0, 3650),
    default: '365',
  },
  NODE_ENV: {
    meaning: 'development reads views and words anew at every request',
    expects: 'development, test or production',
    schema: z.enum(['development', 'test', 'production']),
    default: 'production',
  },
} satisfies Record<string, Variable>

export const CONFIG_VARIABLES = Object.entries(VARIABLES).map(([name, variable]) => describe(name, variable))

export type Config = ReturnType<typeof toConfig>

/** The whole configuration, or a sentence for every fault in it. The only reader of the environment. */
export function readConfig(
  environment: Environment,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] } {
  const isDemo = !environment['DATABASE_URL']?.trim()
  const reading = readVariables(VARIABLES, environment, isDemo)
  if (!reading.ok) return reading
  const faults = contradictions(reading.values, isDemo)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: toConfig(reading.values) }
}

function contradictions(values: Values<typeof VARIABLES>, isDemo: boolean): string[] {
  const faults: string[] = []
  if (values.DEMO && !isDemo) {
    faults.push('DEMO cannot be true with DATABASE_URL: it would plant invented customers in your database.')
  }
  if (values.PUBLIC_URL?.protocol === 'http:' && !isLoopback(values.PUBLIC_URL.hostname)) {
    faults.push(
      'PUBLIC_URL must begin with https:// outside this machine: browsers would not keep the session otherwise.',
    )
  }
  if (values.OPERATOR_TERMS_URL && isOpenHttp(values.OPERATOR_TERMS_URL)) {
    faults.push(
      'OPERATOR_TERMS_URL must begin with https:// outside this machine: terms could be altered on their way.',
    )
  }
  if (values.OPERATOR_TERMS_URL && leadsBack(values.OPERATOR_TERMS_URL, values.PUBLIC_URL)) {
    faults.push('OPERATOR_TERMS_URL cannot be /terms of the portal itself: that address leads to it.')
  }
  faults.push(...certificateFaults(values, isDemo))
  return faults
}

function isOpenHttp(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && !isLoopback(hostname)
}

function leadsBack(address: string, portal: URL | null): boolean {
  const { origin, pathname } = new URL(address)
  return origin === portal?.origin && /^\/terms\/*$/i.test(pathname)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}

function toConfig(values: Values<typeof VARIABLES>) {
  const publicUrl = values.PUBLIC_URL?.origin ?? `http://localhost:${values.PORT}`
  return {
    port: values.PORT,
    publicUrl,
    /** Null: the embedded server. */
    databaseUrl: values.DATABASE_URL,
    databasePools: { changes: values.DATABASE_POOL, reads: values.DATABASE_READ_POOL },
    plantsDemo: values.DEMO,
    /** Staff must have a second factor; the demo's cast, which is never there with DATABASE_URL, signs in by one click. */
    staffSecondFactor: values.DEMO ? ('optional' as const) : ('required' as const),
    /** The first encrypts, all decrypt. Empty without DATABASE_URL: the caller keeps one in its folder. */
    masterKeys: values.MASTER_KEYS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    dnsResolvers: values.DNS_RESOLVERS,
    outboundAllow: values.OUTBOUND_ALLOW,
    outboundPorts: values.OUTBOUND_PORTS,
    /** Providers of single sign-on without TLS, where nobody's real passwords are. */
    allowsHttpProviders: values.DEMO || values.NODE_ENV !== 'production',
    publicSuffixes: values.DEMO_SUFFIXES,
    weakKeyFiles: values.WEAK_KEYS,
    paymentProvider: values.PAYMENT_PROVIDER,
    trustProxy: values.TRUST_PROXY,
    certificates: certificateSettings(values, publicUrl),
    operator: { name: values.OPERATOR_NAME, accent: values.OPERATOR_ACCENT, termsUrl: values.OPERATOR_TERMS_URL },
    logLevel: values.LOG_LEVEL,
    runsWeb: values.ROLE !== 'worker',
    runsWorker: values.ROLE !== 'web',
    session: { idleMinutes: values.SESSION_IDLE_MINUTES, hours: values.SESSION_HOURS },
    passwordDays: values.PASSWORD_DAYS,
    isDevelopment: values.NODE_ENV === 'development',
  } as const
}
