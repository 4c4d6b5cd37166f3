import { ALGORITHM } from '#domain/asn1/oids.ts'
import { bits, context, int, octets, oid, seq, set, tagged } from '#domain/asn1/write.ts'
import { attribute, distinguishedName, newKeyPair, requestDer, signedWith } from '../../../support/csrs.ts'
import { CLEAN, faulty, once, type CsrCase } from './csr-case.ts'

const key = once(() => newKeyPair('p256').privateKey)
const rsa = once(() => signedWith(newKeyPair('rsa2048').privateKey))
const good = once(() => requestDer(signedWith(key())))

export const STRUCTURE_CASES: readonly CsrCase[] = [
  der('no attributes field', () => requestDer({ ...signedWith(key()), attributes: null }), CLEAN),
  der(
    'version 2',
    () => requestDer({ ...signedWith(key()), version: int(1) }),
    faulty('unsupported_version'),
    'RFC 2986 §4.1',
  ),
  der('version without a byte', () => requestDer({ ...signedWith(key()), version: tagged(0x02) }), faulty('malformed')),
  der(
    'bytes after the end',
    () => Buffer.concat([good(), Buffer.of(5, 0)]),
    faulty('malformed'),
    'OpenSSL reads one value and stops',
  ),
  der('last byte missing', () => good().subarray(0, -1), faulty('malformed')),
  der('only the first hundred bytes', () => good().subarray(0, 100), faulty('malformed')),
  der('indefinite length', () => indefinite(good()), faulty('malformed'), 'BER, not DER'),
  der('length in more bytes than needed', () => withLongLength(good()), faulty('malformed'), 'BER, not DER'),
  der('a tag of several bytes', () => seq(Buffer.of(0x1f, 0x81, 0x01, 0x00)), faulty('not_a_csr')),
  der(
    'constructed NULL for parameters',
    () => requestDer({ ...rsa(), algorithm: seq(oid(ALGORITHM.sha256WithRsa), Buffer.of(0x25, 0)) }),
    faulty('malformed'),
  ),
  der(
    'end of contents for parameters',
    () => requestDer({ ...rsa(), algorithm: seq(oid(ALGORITHM.sha256WithRsa), Buffer.of(0, 0)) }),
    faulty('malformed'),
  ),
  der('deep nesting', () => nested(2_000), faulty('not_a_csr')),
  der(
    'deep nesting within an attribute',
    () => requestDer({ ...signedWith(key()), attributes: [attribute('1.3.9999.3', nested(500))] }),
    CLEAN,
  ),
  der(
    'thousands of tiny nodes',
    () => requestDer({ ...signedWith(key()), subject: seq(...Array.from({ length: 25_000 }, () => set())) }),
    faulty('too_complex'),
    'a limit of ours',
  ),
  der('a third part after the signature', () => seq(contentOf(good()), octets(Buffer.of(1))), faulty('not_a_csr')),
  der('signature with unused bits', () => withUnusedBits(), faulty('malformed')),
  der('a set for the subject', () => requestDer({ ...signedWith(key()), subject: set() }), faulty('not_a_csr')),
  der('the outline of a certificate', () => certificateOutline(), faulty('certificate')),
  der('a PKCS#12 file', () => seq(int(3), seq(int(1))), faulty('pkcs12')),
  der('a sequence of nothing', () => seq(), faulty('not_a_csr')),
]

function der(name: string, make: () => Buffer, expected: CsrCase['expected'], stricterThanOpenssl?: string): CsrCase {
  return { name, input: once(make), expected, stricterThanOpenssl }
}

function contentOf(request: Buffer): Buffer {
  return request.subarray((request[1] ?? 0) === 0x81 ? 3 : 4)
}

function indefinite(request: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x30, 0x80), contentOf(request), Buffer.alloc(2)])
}

function withLongLength(request: Buffer): Buffer {
  const content = contentOf(request)
  const header = Buffer.from([0x30, 0x84, 0, 0, 0, 0])
  header.writeUInt32BE(content.length, 2)
  return Buffer.concat([header, content])
}

function nested(depth: number): Buffer {
  let node = seq()
  for (let level = 0; level < depth; level += 1) node = seq(node)
  return node
}

function withUnusedBits(): Buffer {
  const { sign, ...parts } = signedWith(key())
  let signature: Buffer = Buffer.alloc(0)
  const request = requestDer({ ...parts, sign: (info) => (signature = sign(info)) })
  request[request.length - signature.length - 1] = 4
  return request
}

/** As far as an outline goes: version 3, a serial number, four sequences, then algorithm and signature. */
function certificateOutline(): Buffer {
  const name = distinguishedName([['commonName', 'Harbour']])
  return seq(seq(context(0, int(2)), int(7), seq(), name, seq(), name, seq()), seq(), bits(Buffer.of(1)))
}
