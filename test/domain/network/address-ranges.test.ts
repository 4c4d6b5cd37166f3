import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicalAddress,
  isInRanges,
  isPublicAddress,
  parseRange,
} from '../../../src/domain/network/address-ranges.ts'

const PUBLIC = ['8.8.8.8', '1.1.1.1', '193.0.6.139', '2001:4860:4860::8888', '2a01:4f8::1', '::ffff:8.8.8.8']

const INSIDE = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '2002:0808:0808::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2a01:4f8::1%eth0',
]

describe('public addresses', () => {
  it.each(PUBLIC)('include %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each(INSIDE)('do not include %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it('are judged alike in IPv4 and mapped into IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address))
      }),
    )
  })

  it('are never found behind the prefix of a NAT64 gateway', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`64:ff9b::${address}`)).toBe(false)
      }),
    )
  })
})

describe('the canonical form', () => {
  it.each([
    ['2130706433', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['017700000001', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['::FFFF:127.0.0.1', '127.0.0.1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['2A01:4F8:0:0::1', '2a01:4f8::1'],
  ])('of %s is %s', (text, expected) => {
    expect(canonicalAddress(text)).toBe(expected)
  })

  it.each(['shop.example', '', '1.2.3.4.5', '999.1.1.1', '08.0.0.1', ':::1', '127.0.0.1.example'])(
    'does not exist for %j',
    (text) => {
      expect(canonicalAddress(text)).toBeNull()
    },
  )
})

describe('ranges', () => {
  it('hold addresses of their own family only', () => {
    const ranges = [parseRange('10.0.0.0/8'), parseRange('fd00::/8')]

    const inside = ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '11.0.0.1', 'fe80::1'].filter((address) =>
      isInRanges(address, ranges),
    )

    expect(inside).toEqual(['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1'])
  })

  it.each(['10.0.0.0', '10.0.0.0/33', 'everything', ''])('cannot be read from %j', (text) => {
    expect(() => parseRange(text)).toThrow()
  })
})
