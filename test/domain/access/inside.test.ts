import { expect, test } from 'vitest'
import { inside } from '#domain/access/inside.ts'

const browser = (address: string) => ({ address, userAgent: 'test' })

test.each([
  [[], '203.0.113.9', true],
  [[], '', true],
  [['192.0.2.0/24'], '192.0.2.77', true],
  [['192.0.2.0/24', '2001:db8::/32'], '2001:db8::1', true],
  [['192.0.2.0/24'], '203.0.113.9', false],
  [['192.0.2.0/24'], '2001:db8::1', false],
  [['192.0.2.0/24'], '', false],
])('with the networks %j a browser at “%s” stands inside: %s', (networks, address, isInside) => {
  expect(inside(networks, browser(address))).toEqual(isInside ? browser(address) : null)
})
