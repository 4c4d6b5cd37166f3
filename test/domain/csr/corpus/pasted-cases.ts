import { generateKeyPairSync } from 'node:crypto'
import { int, octets, seq } from '#domain/asn1/write.ts'
import { newKeyPair, toCsrPem } from '../../../support/csrs.ts'
import { CLEAN, faulty, once, type CsrCase } from './csr-case.ts'

/** Has plus signs within its lines, so that their loss shows, and padding. */
const pem = (): string => `-----BEGIN CERTIFICATE REQUEST-----
MIIBCTCBsQIBADAeMRwwGgYDVQQDDBN3d3cuaGFyYm91ci5leGFtcGxlMFkwEwYH
KoZIzj0CAQYIKoZIzj0DAQcDQgAEoDJGQHbjXOcoZBGACbnU/MyCXYGayp4ZnL+s
rIC0lll3EIUjrBivSti5Vov7afVTkhIDb1qehwBkvFkDJNRrOqAxMC8GCSqGSIb3
DQEJDjEiMCAwHgYDVR0RBBcwFYITd3d3LmhhcmJvdXIuZXhhbXBsZTAKBggqhkjO
PQQDAgNHADBEAiBQkQfcFoj9SgeyBrQ6zp9dbiUQo6AQYBfU4PIMM3FetQIgPi8t
JXHmE4ggyHs++Xt0sbWmkQ5XDaTzMFt2t0TPEqk=
-----END CERTIFICATE REQUEST-----
`
const body = (): string => pem().split('\n').slice(1, -2).join('\n')
const der = (): Buffer => Buffer.from(body(), 'base64')
const keyPem = once(() => newKeyPair('p256').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
const ENCRYPTED = { cipher: 'aes-256-cbc', passphrase: 'x' } as const

export const PASTED_CASES: readonly CsrCase[] = [
  pasted('the label of IIS', () => pem().replaceAll('CERTIFICATE', 'NEW CERTIFICATE'), CLEAN),
  pasted('CRLF', () => pem().replaceAll('\n', '\r\n'), CLEAN),
  pasted('old Macintosh line ends', () => pem().replaceAll('\n', '\r'), CLEAN),
  pasted('byte order mark', () => `\ufeff${pem()}`, CLEAN),
  pasted('words around it', () => `Bonjour, voici notre CSR :\n\n${pem()}\nCordialement,\n-- \nAda`, CLEAN),
  pasted('all on one line', () => pem().replaceAll('\n', ' '), CLEAN),
  pasted('indented', () => pem().replaceAll('\n', '\n    '), CLEAN),
  pasted('written line ends, as in JSON', () => pem().replaceAll('\n', '\\n'), CLEAN),
  pasted('zero-width spaces', () => pem().replaceAll('\n', '\u200b\n'), CLEAN),
  pasted('dashes of a word processor', () => pem().replaceAll('-----', '—–––—'), CLEAN),
  pasted('four dashes', () => pem().replaceAll('-----', '----'), CLEAN),
  pasted('no dashes', () => pem().replaceAll('-', ''), CLEAN),
  pasted('no END line', () => pem().replace(/-----END.*\n/, ''), CLEAN),
  pasted('no BEGIN line', () => pem().replace(/-----BEGIN.*\n/, ''), CLEAN),
  pasted('neither line', body, CLEAN),
  pasted('no padding', () => pem().replaceAll('=', ''), CLEAN),
  pasted('a text file', () => Buffer.from(pem()), CLEAN),
  pasted('a UTF-16 text file', () => Buffer.from(`\ufeff${pem()}`, 'utf16le'), CLEAN),
  pasted('a DER file', der, CLEAN),

  pasted('nothing', () => '', faulty('empty')),
  pasted('blanks', () => ' \r\n\t\ufeff', faulty('empty')),
  pasted('an empty file', () => Buffer.alloc(0), faulty('empty')),
  pasted('too much', () => pem() + ' '.repeat(70_000), faulty('too_large')),
  pasted('a megabyte of binary', () => Buffer.alloc(1_048_576, 0x30), faulty('too_large')),
  pasted(
    'spaces for plus signs',
    () => body().replaceAll('+', ' ').replace(/^/, '-----BEGIN CERTIFICATE REQUEST-----\n'),
    faulty('spaces_for_plus'),
  ),
  pasted('percent escapes in the body', () => pem().replaceAll('+', '%2B'), faulty('percent_encoded')),
  pasted('percent escapes everywhere', () => encodeURIComponent(pem()), faulty('percent_encoded')),
  pasted('the last line is missing', () => pem().replace(/.*\n(?=-----END)/, ''), faulty('truncated')),
  pasted('only the first line', () => pem().split('\n', 2).join('\n'), faulty('truncated')),
  pasted('only the BEGIN line', () => '-----BEGIN CERTIFICATE REQUEST-----', faulty('truncated')),
  pasted('a line twice', () => pem().replace(/(\n.*)(\n.*\n)/, '$1$1$2'), faulty('altered')),
  pasted('other letters in it', () => pem().replace('\nMI', '\nM…I'), faulty('altered')),
  pasted('half of it without lines', () => body().slice(0, 200), faulty('missing_header')),
  pasted('spaces for plus signs, without lines', () => body().replaceAll('+', ' '), faulty('missing_header')),
  pasted('two requests', () => pem() + pem(), faulty('several_blocks')),
  pasted(
    'request and certificate',
    () => `${pem()}${toCsrPem(Buffer.of(0x30, 0), 'CERTIFICATE')}`,
    faulty('several_blocks'),
  ),
  pasted(
    'another label around a request',
    () => pem().replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE'),
    faulty('wrong_label'),
  ),
  pasted('a label nobody knows', () => toCsrPem(Buffer.of(0x30, 0), 'DH PARAMETERS'), faulty('wrong_label')),
  pasted('prose', () => 'Please find our request attached.', faulty('unrecognised')),
  pasted('base64 of something', () => Buffer.from('hello, world'.repeat(9)).toString('base64'), faulty('unrecognised')),

  pasted('a certificate', () => toCsrPem(Buffer.of(0x30, 0), 'CERTIFICATE'), faulty('certificate')),
  pasted('a chain of certificates', () => toCsrPem(Buffer.of(0x30, 0), 'CERTIFICATE').repeat(3), faulty('certificate')),
  pasted('PKCS#7', () => toCsrPem(Buffer.of(0x30, 0), 'PKCS7'), faulty('pkcs7')),
  pasted(
    'a public key',
    () => newKeyPair('p256').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    faulty('public_key'),
  ),
  pasted(
    'a public key in DER',
    () => newKeyPair('p256').publicKey.export({ type: 'spki', format: 'der' }),
    faulty('public_key'),
  ),
  pasted('an SSH key', () => 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ== ada@harbour', faulty('ssh_key')),
  pasted(
    'an SSH2 key',
    () => '---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3Nz\n---- END SSH2 PUBLIC KEY ----',
    faulty('ssh_key'),
  ),
  pasted(
    'a PGP key',
    () => '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQEN\n-----END PGP PUBLIC KEY BLOCK-----',
    faulty('pgp'),
  ),
  pasted('a Java keystore', () => Buffer.from('feedfeed00000002', 'hex'), faulty('java_keystore')),
  pasted(
    'a Java keystore in base64',
    () => Buffer.from('feedfeed00000002'.repeat(3), 'hex').toString('base64'),
    faulty('java_keystore'),
  ),
  pasted('PKCS#12 in base64', () => seq(int(3), seq(octets(Buffer.alloc(200)))).toString('base64'), faulty('pkcs12')),

  pasted('a private key', keyPem, faulty('private_key')),
  pasted('a request and its private key', () => pem() + keyPem(), faulty('private_key')),
  pasted('a private key in a huge file', () => ' '.repeat(200_000) + keyPem(), faulty('private_key')),
  pasted('a private key in UTF-16', () => Buffer.from(keyPem(), 'utf16le'), faulty('private_key')),
  pasted(
    'a private key under another label',
    () => keyPem().replaceAll('PRIVATE KEY', 'CERTIFICATE REQUEST'),
    faulty('private_key'),
  ),
  pasted('a private key without its lines', () => keyPem().replace(/-----.*\n/g, ''), faulty('private_key')),
  pasted(
    'half of a private key without its lines',
    () => rsaKey('pkcs1').toString('base64').slice(0, 400),
    faulty('private_key'),
  ),
  pasted('an encrypted private key', () => rsaKey('encrypted'), faulty('private_key')),
  pasted('a PKCS#1 key in DER', () => rsaKey('pkcs1'), faulty('private_key')),
  pasted(
    'a SEC 1 key in DER',
    () => newKeyPair('p256').privateKey.export({ type: 'sec1', format: 'der' }),
    faulty('private_key'),
  ),
  pasted(
    'a PKCS#8 key in DER',
    () => newKeyPair('p256').privateKey.export({ type: 'pkcs8', format: 'der' }),
    faulty('private_key'),
  ),
  pasted('a PuTTY key', () => 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none', faulty('private_key')),
]

function pasted(name: string, make: () => string | Buffer, expected: CsrCase['expected']): CsrCase {
  return { name, input: once(make), expected }
}

function rsaKey(form: 'pkcs1' | 'encrypted'): Buffer {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return form === 'pkcs1'
    ? privateKey.export({ type: 'pkcs1', format: 'der' })
    : privateKey.export({ type: 'pkcs8', format: 'der', ...ENCRYPTED })
}
