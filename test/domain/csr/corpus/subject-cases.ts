import { EXTENSION, REQUEST_ATTRIBUTE, type AttributeName } from '#domain/asn1/oids.ts'
import { ia5, int, octets, printable, seq, tagged, utf8 } from '#domain/asn1/write.ts'
import {
  altNames,
  attribute,
  distinguishedName,
  extension,
  extensionRequest,
  newKeyPair,
  requestDer,
  signedWith,
} from '../../../support/csrs.ts'
import { CLEAN, faulty, finds, once, type CsrCase } from './csr-case.ts'

const key = once(() => newKeyPair('p256').privateKey)
const MANY = Array.from({ length: 120 }, (_, index) => `host-${index}.harbour.example`)

export const SUBJECT_CASES: readonly CsrCase[] = [
  subject(
    'a full subject of the right holder',
    [
      ['country', 'GB'],
      ['locality', 'Bristol'],
      ['organization', 'HARBOUR BAKERY, LTD.'],
      ['commonName', 'www.harbour.example'],
    ],
    CLEAN,
  ),
  subject(
    'another organization, town and country',
    [
      ['country', 'FR'],
      ['locality', 'Caen'],
      ['organization', 'Fjord Hosting'],
      ['commonName', 'www.harbour.example'],
    ],
    finds('field_will_be_replaced', 'field_will_be_replaced', 'field_will_be_replaced'),
  ),
  subject('empty subject', [], CLEAN),
  subject(
    'organizational unit and e-mail',
    [
      ['organizationalUnit', 'IT'],
      ['email', 'ada@harbour.example'],
    ],
    finds('organizational_unit_ignored', 'email_ignored'),
  ),
  {
    ...subject(
      'e-mail where there are no host names',
      [
        ['commonName', 'Ada Lovelace'],
        ['email', 'ada@harbour.example'],
      ],
      CLEAN,
    ),
    context: { orderedNames: null },
  },
  ...['FRA', 'UK', 'EN', 'EU', 'gb', ''].map((country) =>
    subject(
      `country «${country}»`,
      [['country', country]],
      country === ''
        ? finds('field_will_be_replaced', 'country_not_iso', 'placeholder_value')
        : country === 'gb'
          ? finds('country_not_iso')
          : finds('country_not_iso', 'field_will_be_replaced'),
    ),
  ),
  {
    ...subject(
      'leftovers of the tools',
      [
        ['locality', 'Default City'],
        ['organization', 'Internet Widgits Pty Ltd'],
        ['state', 'Some-State'],
      ],
      finds('placeholder_value', 'placeholder_value', 'placeholder_value'),
    ),
    context: { organization: null },
  },
  {
    ...subject('a full stop for a value', [['state', '.']], finds('placeholder_value')),
    context: { organization: null },
  },
  {
    ...subject('accents', [['organization', 'Boulangerie du Château']], finds('subject_not_ascii')),
    context: { organization: null },
  },
  subject(
    'line end in the common name',
    [['commonName', 'www.harbour.example\r\nHost: other']],
    finds('subject_control_characters', 'common_name_not_usable'),
  ),
  subject(
    'NUL in the common name',
    [['commonName', 'www.harbour.example\0.other.example']],
    finds('subject_control_characters', 'common_name_not_usable'),
  ),
  subject('text turned round', [['organization', 'Harbour \u202eBakery Ltd']], finds('subject_control_characters')),
  subject(
    'common name in look-alike letters',
    [['commonName', 'www.hаrbour.example']],
    finds('subject_not_ascii', 'common_name_cleaned', 'names_not_in_list'),
  ),
  subject(
    'common name of 70 letters',
    [['commonName', `${'a'.repeat(54)}.harbour.example`]],
    finds('subject_value_too_long', 'names_not_in_list'),
  ),
  subject(
    'two values in one relative name',
    [
      ['commonName', 'www.harbour.example'],
      ['title', 'x'],
    ],
    CLEAN,
  ),
  subject('BMPString', [['commonName', tagged(0x1e, Buffer.from('www.harbour.example', 'utf16le').swap16())]], CLEAN),
  subject('TeletexString', [['commonName', tagged(0x14, Buffer.from('www.harbour.example', 'latin1'))]], CLEAN),
  subject('UniversalString', [['commonName', tagged(0x1c, utf32('www.harbour.example'))]], CLEAN),
  subject('VisibleString', [['commonName', tagged(0x1a, Buffer.from('www.harbour.example'))]], faulty('malformed')),
  subject('odd BMPString', [['commonName', tagged(0x1e, Buffer.from('abc'))]], faulty('malformed')),
  subject('bad UTF-8', [['commonName', tagged(0x0c, Buffer.of(0x77, 0xff, 0xfe))]], faulty('malformed')),
  subject(
    'eight bits in a PrintableString',
    [['commonName', printable('www.härbour.example')]],
    faulty('malformed'),
    'text is shown to people',
  ),
  subject('a number for a common name', [['commonName', int(5)]], faulty('malformed')),

  commonName('https://www.harbour.example/shop', finds('common_name_cleaned')),
  commonName('www.harbour.example:8443', finds('common_name_cleaned')),
  commonName('www.harbour.example.', finds('common_name_cleaned')),
  commonName('WWW.Harbour.example', finds('common_name_cleaned')),
  commonName(' www.harbour.example', finds('common_name_cleaned')),
  commonName('Harbour Bakery Ltd', finds('common_name_not_usable')),
  commonName('server01', finds('common_name_not_usable')),
  commonName('192.168.1.10', finds('common_name_not_usable')),
  commonName('localhost', finds('common_name_not_usable', 'placeholder_value')),
  commonName('new.harbour.example', finds('names_not_in_list')),
  commonName('*.harbour.example', finds('names_not_in_list')),
  commonName('1.1.1.1', finds('names_not_in_list')),
  commonName('[2606:4700:4700::1111]', finds('common_name_cleaned', 'names_not_in_list')),
  commonName('co.uk', finds('common_name_not_usable')),
  commonName('*.example', finds('common_name_not_usable')),
  commonName('xn--bcher-kva.example', finds('names_not_in_list')),
  commonName('1.168.192.in-addr.arpa', finds('common_name_not_usable')),
  commonName('ada@harbour.example', finds('common_name_not_usable')),
  commonName('www.harbour.example harbour.example', finds('common_name_not_usable')),

  sans('names of the list', ['www.harbour.example', 'harbour.example'], CLEAN),
  sans('names that the list lacks', ['www.harbour.example', 'shop.harbour.example'], finds('names_not_in_list')),
  sans('names without the common name', ['harbour.example'], finds('common_name_not_in_sans')),
  sans('a name twice', ['www.harbour.example', 'www.harbour.example'], CLEAN),
  sans('addresses', ['www.harbour.example', '192.0.2.7', '2001:db8::1'], finds('names_not_usable')),
  sans(
    'e-mail and web addresses',
    ['www.harbour.example', 'ada@harbour.example', 'https://harbour.example/'],
    finds('email_ignored'),
  ),
  sans(
    'bad wildcards and labels',
    ['www.harbour.example', '*.*.harbour.example', 'a_b.harbour.example', 'xn--.harbour.example'],
    finds('names_not_usable'),
  ),
  sans('120 names', ['www.harbour.example', ...MANY], finds('names_not_in_list')),
  sans('no names', [], CLEAN),

  attributes(
    'challenge password',
    () => [attribute(REQUEST_ATTRIBUTE.challengePassword, utf8('s3cret'))],
    finds('challenge_password_ignored'),
  ),
  attributes(
    'Microsoft extension request',
    () => [attribute(REQUEST_ATTRIBUTE.microsoftExtensionRequest, seq(altNames(['www.harbour.example'])))],
    CLEAN,
  ),
  attributes(
    'must-staple and an unknown extension',
    () => [
      extensionRequest(
        extension(EXTENSION.tlsFeature, seq(int(5))),
        extension('1.3.9999.2', octets(Buffer.of(1)), true),
      ),
    ],
    CLEAN,
  ),
  attributes(
    'an EXTERNAL in an attribute',
    () => [attribute('1.3.9999.3', Buffer.of(0x28, 0x01, 0x30))],
    faulty('malformed'),
  ),
  attributes('an unknown attribute', () => [attribute('1.3.9999.3', ia5('x'), seq())], CLEAN),
  attributes(
    'an address of five bytes',
    () => [extensionRequest(extension(EXTENSION.subjectAltName, seq(tagged(0x87, Buffer.alloc(5)))))],
    faulty('malformed'),
    'no address has five bytes',
  ),
  attributes(
    'rubbish for alternative names',
    () => [extensionRequest(extension(EXTENSION.subjectAltName, Buffer.of(1, 2, 3)))],
    faulty('malformed'),
    'OpenSSL does not open the extension',
  ),
]

function subject(
  name: string,
  pairs: readonly (readonly [AttributeName, string | Buffer])[],
  expected: CsrCase['expected'],
  stricterThanOpenssl?: string,
): CsrCase {
  const input = once(() => requestDer({ ...signedWith(key()), subject: distinguishedName(pairs) }))
  return { name, input, expected, stricterThanOpenssl }
}

function commonName(value: string, expected: CsrCase['expected']): CsrCase {
  return subject(`common name «${value}»`, [['commonName', value]], expected)
}

function sans(name: string, names: readonly string[], expected: CsrCase['expected']): CsrCase {
  return attributes(`alternative names: ${name}`, () => [extensionRequest(altNames(names))], expected)
}

function attributes(
  name: string,
  make: () => readonly Buffer[],
  expected: CsrCase['expected'],
  stricterThanOpenssl?: string,
): CsrCase {
  const input = once(() => requestDer({ ...signedWith(key()), attributes: make() }))
  return { name, input, expected, stricterThanOpenssl }
}

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(4 * text.length)
  for (const [index, letter] of Array.from(text).entries()) bytes.writeUInt32BE(letter.charCodeAt(0), 4 * index)
  return bytes
}
