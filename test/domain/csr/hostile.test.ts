import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCsr } from '#domain/csr/check-csr.ts'
import { readCsrText, type CsrReading } from '#domain/csr/read-csr-text.ts'
import { bits, contextPrimitive, int, NULL, octets, oid, seq, set, tagged, TRUE, utf8 } from '#domain/asn1/write.ts'
import { ALGORITHM, ATTRIBUTE, EXTENSION, REQUEST_ATTRIBUTE } from '#domain/asn1/oids.ts'
import {
  altNames,
  attribute,
  distinguishedName,
  extension,
  extensionRequest,
  makeCsr,
  newKeyPair,
  requestDer,
  signedWith,
  toCsrPem,
  type RequestParts,
} from '../../support/csrs.ts'
import { HARBOUR, once, TLS_POLICY } from './corpus/csr-case.ts'
import { hasOpenssl, opensslVerifies } from '../../support/openssl.ts'

const MOST_MILLISECONDS = 50
const SEED = 20_261_123

const goodDer = once(() => [...(['p256', 'rsa2048'] as const).map(plainRequest), requestDer(richParts())])

function plainRequest(type: 'p256' | 'rsa2048'): Buffer {
  const { csrPem } = makeCsr({ type, commonName: 'www.harbour.example', names: ['harbour.example', '192.0.2.1'] })
  return Buffer.from(csrPem.replace(/-----.*/g, ''), 'base64')
}

/** A request with a value of every type that one may hold. */
const richParts = once((): RequestParts => {
  const values = [
    TRUE,
    int(5),
    NULL,
    oid('1.3.9999.4'),
    bits(Buffer.of(1)),
    tagged(0x1e, Buffer.of(0, 65)),
    seq(int(1)),
  ]
  return {
    ...signedWith(newKeyPair('p256').privateKey),
    subject: distinguishedName([
      ['country', 'GB'],
      ['email', 'ada@harbour.example'],
      ['title', tagged(0x1e, Buffer.of(0, 65))],
    ]),
    attributes: [
      attribute(REQUEST_ATTRIBUTE.challengePassword, utf8('s3cret')),
      attribute('1.3.9999.3', ...values),
      extensionRequest(
        extension(EXTENSION.tlsFeature, seq(int(5)), true),
        altNames(['a@b.example', 'https://b.example']),
      ),
    ],
  }
})

describe('nothing that is thrown at it comes back as an exception', () => {
  test('random bytes', () => {
    runs(2_000, fc.uint8Array({ maxLength: 2_000 }), (bytes) => examine(Buffer.from(bytes)))
  })

  test('random text, with the words that it looks for', () => {
    const word = fc.constantFrom(
      '-----',
      'BEGIN ',
      'END ',
      'CERTIFICATE REQUEST',
      '-----\n',
      'MIIB',
      '=',
      ' ',
      '\\n',
      '%2B',
    )
    const text = fc.array(fc.oneof(word, word, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 40 })

    runs(
      2_000,
      text.map((words) => words.join('')),
      examine,
    )
  })

  test('a good request whose text was touched', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.string({ maxLength: 4 }), fc.nat(5)), { minLength: 1, maxLength: 4 })

    runs(2_000, fc.tuple(fc.nat(2), edits), ([which, changes]) => {
      let text = toCsrPem(good(which))
      for (const [at, inserted, removed] of changes) {
        const from = at % text.length
        text = text.slice(0, from) + inserted + text.slice(from + removed)
      }
      examine(text)
    })
  })
})

const change = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('flip', 'set', 'insert', 'remove', 'copy'),
  value: fc.nat(255),
})
const changes = fc.array(change, { minLength: 1, maxLength: 3 })

test('a good request whose bytes were touched is only believed when OpenSSL believes it', () => {
  const believed = new Map<string, Buffer>()

  runs(4_000, fc.tuple(fc.nat(2), changes), ([which, made]) => {
    const mutant = made.reduce(mutated, good(which))
    if (isBelieved(examine(mutant))) believed.set(mutant.toString('latin1'), mutant)
  })

  if (!hasOpenssl) return
  for (const mutant of believed.values()) expect(opensslVerifies(mutant)).toBe(true)
})

test.skipIf(!hasOpenssl)('a request that was signed after its bytes were touched, likewise', () => {
  const { algorithm, sign } = richParts()
  const info = contentsOf(richParts())

  runs(200, changes, (made) => {
    const touched = made.reduce(mutated, info)
    const request = seq(touched, algorithm, bits(sign(touched)))
    if (isBelieved(examine(request))) expect(opensslVerifies(request)).toBe(true)
  })
})

describe('input made to be slow takes less than 50 ms', () => {
  const key = newKeyPair('p256').privateKey
  const signed = signedWith(key)
  const big = 2n ** 500_000n - 1n
  const rsaSpki = (n: bigint, e: bigint): Buffer =>
    seq(seq(oid(ALGORITHM.rsaEncryption), NULL), bits(seq(int(n), int(e))))
  const dnsNames = (name: string, count: number): Buffer =>
    extensionRequest(
      extension(
        EXTENSION.subjectAltName,
        seq(...Array.from({ length: count }, () => contextPrimitive(2, Buffer.from(name)))),
      ),
    )
  const relativeName = set(seq(oid(ATTRIBUTE.organization), utf8('x')))

  const cases: readonly (readonly [string, () => string | Buffer])[] = [
    ['100 kB of dashes', () => '-'.repeat(100_000)],
    ['64 kB of dashes', () => '-'.repeat(65_000)],
    ['64 kB of BEGIN', () => 'BEGIN '.repeat(10_800)],
    ['64 kB of BEGIN lines', () => '-----BEGIN A-----'.repeat(3_800)],
    ['64 kB of half-open labels', () => 'BEGIN AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'.repeat(1_200)],
    ['64 kB of dashes within a block', () => `-----BEGIN CERTIFICATE REQUEST-----${'-x'.repeat(32_000)}`],
    ['64 kB of spaces within a block', () => `-----BEGIN CERTIFICATE REQUEST-----\nMIIB${' '.repeat(65_000)}A`],
    ['64 kB of backslashes', () => '\\n'.repeat(32_000)],
    ['64 kB of base64', () => 'MIIBMIIB'.repeat(8_100)],
    ['64 kB of zero bytes', () => Buffer.alloc(65_536)],
    ['64 kB of nested sequences', () => Buffer.alloc(65_536, Buffer.of(0x30, 0x80))],
    [
      '20,000 attributes',
      () => requestDer({ ...signed, subject: seq(...Array.from({ length: 4_000 }, () => relativeName)) }),
    ],
    ['10,000 alternative names', () => requestDer({ ...signed, attributes: [dnsNames('a.b', 9_000)] })],
    [
      '250 hard alternative names',
      () => requestDer({ ...signed, attributes: [dnsNames(`xn--${'a'.repeat(55)}.`.repeat(4), 250)] }),
    ],
    [
      'a common name of 60 kB',
      () => requestDer({ ...signed, subject: seq(set(seq(oid(ATTRIBUTE.commonName), utf8('é.'.repeat(20_000))))) }),
    ],
    [
      'a common name of 60,000 colons',
      () => requestDer({ ...signed, subject: seq(set(seq(oid(ATTRIBUTE.commonName), utf8(':1'.repeat(30_000))))) }),
    ],
    ['RSA of 500,000 bits', () => requestDer({ ...signed, spki: rsaSpki(big, 65_537n) })],
    ['an exponent of 500,000 bits', () => requestDer({ ...signed, spki: rsaSpki(2n ** 2047n + 9n, big) })],
    ['RSA of 16,384 bits with as long an exponent', () => rsaOf(16_384)],
    ['RSA of 3,072 bits with as long an exponent', () => rsaOf(3_072)],
    [
      'an OID of one endless arc',
      () => requestDer({ ...signed, subject: seq(set(seq(tagged(0x06, Buffer.alloc(60_000, 0x81)), utf8('x')))) }),
    ],
    [
      'an EC key on a curve of its own',
      () =>
        requestDer({
          ...signed,
          spki: seq(seq(oid(ALGORITHM.ecPublicKey), seq(octets(Buffer.alloc(30_000)))), bits(Buffer.alloc(30_000, 4))),
        }),
    ],
  ]

  function rsaOf(size: number): Buffer {
    const odd = 2n ** BigInt(size) - 105n
    const algorithm = seq(oid(ALGORITHM.sha256WithRsa), NULL)
    return requestDer({ spki: rsaSpki(odd, odd - 2n), algorithm, sign: () => Buffer.alloc(size / 8, 1) })
  }

  test.each(cases)('%s', (_, make) => {
    const input = make()

    expect(quickest(() => examine(input))).toBeLessThan(MOST_MILLISECONDS)
  })
})

/** Reads the input and, if it can be read, judges it: in every way that a page would. */
function examine(input: string | Buffer): CsrReading {
  const reading = readCsrText(input)
  if (reading.ok) checkCsr(reading.csr, TLS_POLICY, HARBOUR)
  return reading
}

function isBelieved(reading: CsrReading): boolean {
  return reading.ok && reading.csr.signature.verdict === 'valid'
}

/** What a request signs. */
function contentsOf(parts: RequestParts): Buffer {
  let contents: Buffer = Buffer.alloc(0)
  requestDer({ ...parts, sign: (info) => parts.sign((contents = info)) })
  return contents
}

/** The best of three, because the machine does other things too. */
function quickest(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}

function good(which: number): Buffer {
  return goodDer()[which] ?? Buffer.alloc(0)
}

function mutated(der: Buffer, { at, kind, value }: { at: number; kind: string; value: number }): Buffer {
  const from = at % der.length
  const [before, rest] = [der.subarray(0, from), der.subarray(from)]
  switch (kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.of((rest[0] ?? 0) ^ (1 << (value % 8))), rest.subarray(1)])
    case 'set':
      return Buffer.concat([before, Buffer.of(value), rest.subarray(1)])
    case 'insert':
      return Buffer.concat([before, Buffer.of(value), rest])
    case 'remove':
      return Buffer.concat([before, rest.subarray(1 + (value % 4))])
    default:
      return Buffer.concat([before, rest.subarray(0, value), rest])
  }
}

function runs<T>(numRuns: number, input: fc.Arbitrary<T>, work: (value: T) => void): void {
  fc.assert(
    fc.property(input, (value) => {
      work(value)
    }),
    { numRuns, seed: SEED },
  )
}
