import { expect, test } from 'vitest'
import { comesFrom, readNetworks } from '#domain/network/typed-networks.ts'

test.each([
  ['', []],
  ['192.0.2.7', ['192.0.2.7/32']],
  ['192.0.2.0/24, 2001:db8::/32', ['192.0.2.0/24', '2001:db8::/32']],
  ['2001:db8::7\n2001:db8::7', ['2001:db8::7/128']],
  ['::ffff:192.0.2.7', ['192.0.2.7/32']],
])('reads %j', (text, networks) => {
  expect(readNetworks(text)).toEqual(networks)
})

test.each(['here', '192.0.2.0/33', '192.0.2.', '192.0.2.0/24/24', 'host.example', '1.2.3.4 x', '10.0.0.1/ '])(
  'refuses %j',
  (text) => {
    expect(readNetworks(text)).toBeNull()
  },
)

test('takes fifty', () => {
  const list = (count: number) => Array.from({ length: count }, (_, n) => `10.0.${n}.0/24`).join('\n')
  expect(readNetworks(list(50))).toHaveLength(50)
  expect(readNetworks(list(51))).toBeNull()
})

test.each([
  [[], '203.0.113.9', true],
  [[], '', true],
  [['192.0.2.0/24'], '192.0.2.255', true],
  [['192.0.2.0/24'], '192.0.3.0', false],
  [['192.0.2.0/24', '2001:db8::/32'], '2001:db8::1', true],
  [['192.0.2.0/24'], '2001:db8::1', false],
  [['0.0.0.0/0', '::/0'], '', false],
] as const)('%j lets %j in: %s', (networks, address, isInside) => {
  expect(comesFrom(networks, address)).toBe(isInside)
})
