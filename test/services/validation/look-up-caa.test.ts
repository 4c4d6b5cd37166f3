import { expect, test } from 'vitest'
import { readName } from '#domain/names/certificate-name.ts'
import { judgeCaa } from '#domain/validation/caa.ts'
import type { Dns, DnsAnswer } from '#ports/dns.ts'
import { lookUpCaa } from '#services/validation/look-up-caa.ts'

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const reading = readName(`host-${index}.shop.example`, ['example'])
    if (!reading.ok) throw new Error(reading.fault)
    return reading.name
  })

/** A resolver that takes its time and counts. */
function slowDns(ms: number, outcome: DnsAnswer['outcome']) {
  const asked: string[] = []
  let [now, most] = [0, 0]
  const dns: Dns = {
    lookup: async (name) => {
      asked.push(name)
      most = Math.max(most, (now += 1))
      await new Promise((resolve) => setTimeout(resolve, ms))
      now -= 1
      return { outcome, records: [], dnssec: outcome === 'nxdomain' ? 'insecure' : 'unknown', resolver: '' }
    },
  }
  return { dns, asked, most: () => most }
}

test('each domain of an order is asked once, and no more than twenty at one time', async () => {
  const { dns, asked, most } = slowDns(5, 'nxdomain')

  const lookups = await lookUpCaa(dns, names(250))

  expect(asked).toHaveLength(252)
  expect(new Set(asked).size).toBe(252)
  expect(most()).toBe(20)
  expect(lookups[249]?.map(({ domain }) => domain)).toEqual(['host-249.shop.example', 'shop.example', 'example'])
})

test('what a silent resolver leaves no time for counts as not answered', async () => {
  const { dns, asked } = slowDns(60, 'timeout')
  const mine = names(250)
  const begin = performance.now()

  const lookups = await lookUpCaa(dns, mine, 100)

  const request = { issuers: ['sectigo.com'], method: null, accountUri: null, at: new Date() }
  const verdicts = mine.map((name, index) => judgeCaa({ ...request, name }, lookups[index] ?? []).code)
  expect(performance.now() - begin).toBeLessThan(1000)
  expect(asked.length).toBeLessThan(100)
  expect(new Set(verdicts)).toEqual(new Set(['lookup_failed']))
})
