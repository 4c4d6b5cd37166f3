import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import { parseResolver, systemResolvers } from '../../../src/adapters/dns/resolvers.ts'

describe('resolvers', () => {
  it.each([
    ['192.0.2.1', { host: '192.0.2.1', port: 53 }],
    ['192.0.2.1:5353', { host: '192.0.2.1', port: 5353 }],
    ['2001:db8::1', { host: '2001:db8::1', port: 53 }],
    ['[2001:db8::1]:5353', { host: '2001:db8::1', port: 5353 }],
    ['resolver.example', { host: 'resolver.example', port: 53 }],
  ])('are read from %s', (text, expected) => {
    expect(parseResolver(text)).toEqual(expected)
  })

  it('are the system\u2019s when none are configured', () => {
    expect(systemResolvers().map(({ host }) => isIP(host))).not.toContain(0)
  })
})
