import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAME_FAULTS, readName, type NameFault } from '#domain/names/certificate-name.ts'

const LABEL_63 = 'a'.repeat(63)
const nameOf = (entry: string, extraSuffixes?: readonly string[]) => {
  const reading = readName(entry, extraSuffixes)
  return reading.ok ? reading.name : reading.fault
}

describe('a name that a certificate can carry', () => {
  test.each([
    ['www.harbour.fr', 'host', 'www.harbour.fr', 'harbour.fr'],
    ['harbour.co.uk', 'host', 'harbour.co.uk', 'harbour.co.uk'],
    ['a.b.c.harbour.co.uk', 'host', 'a.b.c.harbour.co.uk', 'harbour.co.uk'],
    ['WWW.Harbour.FR', 'host', 'www.harbour.fr', 'harbour.fr'],
    ['*.harbour.fr', 'wildcard', '*.harbour.fr', 'harbour.fr'],
    ['*.shop.harbour.fr', 'wildcard', '*.shop.harbour.fr', 'harbour.fr'],
    ['harbour.github.io', 'host', 'harbour.github.io', 'harbour.github.io'],
    ['www.bakery.uk.com', 'host', 'www.bakery.uk.com', 'bakery.uk.com'],
    ['*.bakery.eu.org', 'wildcard', '*.bakery.eu.org', 'bakery.eu.org'],
    ['shop.myshopify.com', 'host', 'shop.myshopify.com', 'shop.myshopify.com'],
    ['github.io', 'host', 'github.io', 'github.io'],
    ['*.uk.com', 'wildcard', '*.uk.com', 'uk.com'],
    ['www.ck', 'host', 'www.ck', 'www.ck'],
    ['8.8.8.8', 'ip', '8.8.8.8', '8.8.8.8'],
    ['2606:4700:0:0::1111', 'ip', '2606:4700::1111', '2606:4700::1111'],
    [`${LABEL_63}.fr`, 'host', `${LABEL_63}.fr`, `${LABEL_63}.fr`],
  ])('%s', (entry, kind, value, domain) => {
    expect(nameOf(entry)).toMatchObject({ kind, value, domain })
  })

  test.each([
    ['bücher.de', 'xn--bcher-kva.de', 'bücher.de'],
    ['*.bücher.de', '*.xn--bcher-kva.de', '*.bücher.de'],
    ['xn--bcher-kva.de', 'xn--bcher-kva.de', 'bücher.de'],
    ['faß.de', 'xn--fa-hia.de', 'faß.de'],
    ['日本語。jp', 'xn--wgv71a119e.jp', '日本語.jp'],
  ])('%s is written in A-labels and shown in Unicode', (entry, value, display) => {
    expect(nameOf(entry)).toMatchObject({ value, display })
  })

  test('may be as long as the DNS allows and no longer', () => {
    const longest = `${`${'a'.repeat(49)}.`.repeat(5)}fr`

    expect(longest).toHaveLength(252)
    expect(nameOf(`b.${longest.slice(1)}`)).toMatchObject({ kind: 'host' })
    expect(nameOf(`bb.${longest.slice(1)}`)).toBe('name_too_long')
  })
})

describe('a name that no certificate can carry', () => {
  test.each<[string, NameFault]>([
    ['', 'empty'],
    ['  ', 'empty'],
    ['https://', 'empty'],
    ['_dmarc.harbour.fr', 'underscore'],
    ['har_bour.fr', 'underscore'],
    ['har bour.fr', 'bad_characters'],
    ['captain@harbour.fr', 'bad_characters'],
    ['-harbour.fr', 'bad_characters'],
    ['harbour-.fr', 'bad_characters'],
    ['ab--cd.fr', 'bad_characters'],
    ['xn--a.fr', 'bad_characters'],
    ['har\u200dbour.fr', 'bad_characters'],
    ['www..harbour.fr', 'empty_label'],
    ['.harbour.fr', 'empty_label'],
    [`${LABEL_63}a.fr`, 'label_too_long'],
    [`${'a.'.repeat(126)}fr`, 'name_too_long'],
    ['é'.repeat(1_001), 'name_too_long'],
    ['*', 'bad_wildcard'],
    ['*.*.harbour.fr', 'bad_wildcard'],
    ['w*.harbour.fr', 'bad_wildcard'],
    ['www.*.harbour.fr', 'bad_wildcard'],
    ['*.fr', 'bad_wildcard'],
    ['*.co.uk', 'bad_wildcard'],
    ['*.localhost', 'internal_name'],
    ['localhost', 'internal_name'],
    ['mail', 'internal_name'],
    ['server.local', 'internal_name'],
    ['server.corp', 'internal_name'],
    ['harbour.example', 'internal_name'],
    ['１.２.３.４', 'internal_name'],
    ['fr', 'public_suffix'],
    ['co.uk', 'public_suffix'],
    ['harbour.onion', 'special_zone'],
    ['8.8.8.8.in-addr.arpa', 'special_zone'],
    ['arpa', 'special_zone'],
    ['8.8.8', 'bad_address'],
    ['08.8.8.8', 'bad_address'],
    ['256.8.8.8', 'bad_address'],
    ['0x8.8.8.8', 'bad_address'],
    ['134744072', 'bad_address'],
    ['2606:4700::1::2', 'bad_address'],
    ['fe80::1%eth0', 'bad_address'],
    ['10.0.0.1', 'reserved_address'],
    ['172.16.0.1', 'reserved_address'],
    ['192.168.1.1', 'reserved_address'],
    ['127.0.0.1', 'reserved_address'],
    ['169.254.1.1', 'reserved_address'],
    ['100.64.0.1', 'reserved_address'],
    ['203.0.113.4', 'reserved_address'],
    ['224.0.0.1', 'reserved_address'],
    ['255.255.255.255', 'reserved_address'],
    ['::1', 'reserved_address'],
    ['::ffff:8.8.8.8', 'reserved_address'],
    ['fc00::1', 'reserved_address'],
    ['fe80::1', 'reserved_address'],
    ['2001:db8::1', 'reserved_address'],
    ['2002::1', 'reserved_address'],
    ['4000::1', 'reserved_address'],
  ])('%j: %s', (entry, fault) => {
    expect(readName(entry)).toEqual({ ok: false, entry, fault })
  })

  test('has a reason from the list', () => {
    expect(new Set(NAME_FAULTS).size).toBe(NAME_FAULTS.length)
  })
})

describe('suffixes of a demo', () => {
  const demo = ['example', 'test']

  test.each([
    ['shop.harbour.example', 'harbour.example'],
    ['harbour.test', 'harbour.test'],
    ['*.harbour.example', 'harbour.example'],
  ])('let %s belong to %s', (entry, domain) => {
    expect(nameOf(entry, demo)).toMatchObject({ domain })
  })

  test('are suffixes like the others', () => {
    expect(nameOf('example', demo)).toBe('public_suffix')
    expect(nameOf('*.test', demo)).toBe('bad_wildcard')
    expect(nameOf('harbour.local', demo)).toBe('internal_name')
    expect(nameOf('harbour.fr', demo)).toMatchObject({ domain: 'harbour.fr' })
  })
})

describe('what is copied along with a name', () => {
  test.each([
    ['https://www.harbour.fr', 'www.harbour.fr', ['scheme_removed']],
    ['HTTPS://www.harbour.fr:8443/shop?a=1#top', 'www.harbour.fr', ['scheme_removed', 'path_removed', 'port_removed']],
    ['www.harbour.fr/', 'www.harbour.fr', ['path_removed']],
    ['www.harbour.fr?a', 'www.harbour.fr', ['path_removed']],
    ['www.harbour.fr:443', 'www.harbour.fr', ['port_removed']],
    ['www.harbour.fr.', 'www.harbour.fr', ['trailing_dot_removed']],
    ['*.harbour.fr.', '*.harbour.fr', ['trailing_dot_removed']],
    ['8.8.8.8:53', '8.8.8.8', ['port_removed']],
    ['[2606:4700::1]:443', '2606:4700::1', ['port_removed']],
    ['https://[2606:4700::1]/', '2606:4700::1', ['scheme_removed', 'path_removed']],
    ['2606:4700::1:443', '2606:4700::1:443', []],
    ['  www.harbour.fr\t', 'www.harbour.fr', []],
  ])('%s is %s', (entry, value, notes) => {
    expect(readName(entry)).toMatchObject({ ok: true, entry, name: { value }, notes })
  })
})

describe('reading a name', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9]{0,8}[a-z0-9])?$/)
  const host = fc
    .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.constantFrom('fr', 'co.uk', 'com', 'de'))
    .map(([labels, suffix]) => [...labels, suffix].join('.'))

  test('changes nothing any more when done twice', () => {
    fc.assert(
      fc.property(fc.oneof(host, fc.webUrl(), fc.ipV4(), fc.ipV6(), fc.domain()), (entry) => {
        const first = readName(entry)
        fc.pre(first.ok)
        expect(readName(first.name.value)).toEqual({ ...first, entry: first.name.value, notes: [] })
      }),
    )
  })

  test('does not mind case, a scheme or a final dot', () => {
    fc.assert(
      fc.property(host, (entry) => {
        expect(nameOf(`https://${entry.toUpperCase()}./`)).toEqual(nameOf(entry))
      }),
    )
  })

  test('gives the wildcard of a host the same owner', () => {
    fc.assert(
      fc.property(host, (entry) => {
        const name = nameOf(entry)
        fc.pre(typeof name !== 'string')
        expect(nameOf(`*.${entry}`)).toEqual({
          ...name,
          kind: 'wildcard',
          value: `*.${name.value}`,
          display: `*.${name.display}`,
        })
      }),
    )
  })

  test('never throws, and what it accepts is lower case, short and without strange letters', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.domain()), (entry) => {
        const reading = readName(entry)
        fc.pre(reading.ok)
        expect(reading.name.value).toMatch(/^(\*\.)?[a-z0-9.:-]{1,253}$/)
      }),
    )
  })
})
