import type { Answer } from 'dns-packet'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDns } from '../../../src/adapters/dns/dns.ts'
import { buildQuery } from '../../../src/adapters/dns/query.ts'
import { readAnswer } from '../../../src/adapters/dns/read-answer.ts'
import {
  addressRecord,
  asking,
  framed,
  REFUSED,
  rename,
  replaced,
  reply,
  truncatingServer,
  udpServer,
  withAnswerCount,
} from './servers.ts'

const issue: Answer = {
  type: 'CAA',
  name: 'shop.example',
  ttl: 60,
  data: { flags: 0, tag: 'issue', value: 'ca.example' },
}

describe('faults', () => {
  const answered = (query: Buffer) => reply(query, [addressRecord('shop.example')])

  it('goes to the next resolver when one refuses, and names the one that answered', async () => {
    const refusing = await udpServer((query) => [reply(query, [], { code: REFUSED })])
    const working = await udpServer((query) => [answered(query)])

    const answer = await asking([refusing, { ...working, host: 'localhost' }]).lookup('shop.example', 'A')

    expect(answer).toMatchObject({ outcome: 'found', resolver: 'localhost' })
  })

  it('asks again as often as configured', async () => {
    let asked = 0
    const resolver = await udpServer((query) => (++asked < 3 ? [] : [answered(query)]))

    const answer = await asking([resolver], { timeoutMs: 150, tries: 3 }).lookup('shop.example', 'A')

    expect(answer.outcome).toBe('found')
    expect(asked).toBe(3)
  })

  it('times out when nobody answers', async () => {
    const resolver = await udpServer(() => [])

    expect(await asking([resolver], { timeoutMs: 50, tries: 2 }).lookup('shop.example', 'A')).toEqual({
      outcome: 'timeout',
      records: [],
      dnssec: 'unknown',
      resolver: '127.0.0.1',
    })
  })

  it('prefers what a resolver said to the silence of another', async () => {
    const refusing = await udpServer((query) => [reply(query, [], { code: REFUSED })])
    const silent = await udpServer(() => [])

    const answer = await asking([refusing, silent], { timeoutMs: 50 }).lookup('shop.example', 'A')

    expect(answer.outcome).toBe('servfail')
  })

  it.each<[string, (query: Buffer) => Buffer]>([
    [
      'another id',
      (query) => reply(query, [addressRecord('shop.example', '203.0.113.66')], { id: query.readUInt16BE(0) ^ 1 }),
    ],
    ['another question', (query) => rename(reply(query, [addressRecord('shop.example', '203.0.113.66')]))],
    ['the query itself', (query) => query],
    ['noise', () => Buffer.from('not a DNS message at all, and rather longer than a header')],
    ['nothing', () => Buffer.alloc(0)],
  ])('is deaf to %s and waits for the answer', async (_, forged) => {
    const resolver = await udpServer((query) => [forged(query), answered(query)])

    const answer = await asking([resolver]).lookup('shop.example', 'A')

    expect(answer.records.map(({ value }) => value)).toEqual(['192.0.2.7'])
  })

  it.each<[string, (query: Buffer) => Buffer]>([
    ['is cut short', (query) => answered(query).subarray(0, -3)],
    ['promises more than it holds', (query) => withAnswerCount(answered(query), 9)],
    ['holds a CAA property with an impossible name', (query) => replaced(reply(query, [issue]), 'issue', 'is ue')],
  ])('calls an answer malformed that %s', async (_, bend) => {
    const resolver = await udpServer((query) => [bend(query)])

    expect(await asking([resolver]).lookup('shop.example', 'CAA')).toMatchObject({ outcome: 'malformed', records: [] })
  })

  it('does not take a referral for the absence of a record', async () => {
    const resolver = await udpServer((query) => {
      const referral = reply(query, [])
      referral[3]! &= 0x7f
      return [referral]
    })

    expect(await asking([resolver]).lookup('shop.example', 'CAA')).toMatchObject({ outcome: 'servfail' })
  })

  it.each([
    '',
    'a..example',
    `${'x'.repeat(64)}.example`,
    'x.'.repeat(127) + 'example',
    'blank name.example',
    'é.example',
  ])('does not ask for %j, which is no name', async (name) => {
    const resolver = await udpServer(() => {
      throw new Error('was asked')
    })

    expect(await asking([resolver]).lookup(name, 'A')).toMatchObject({ outcome: 'malformed', resolver: '' })
  })

  it.each<[string, (query: Buffer) => Buffer]>([
    ['hangs up', () => Buffer.alloc(0)],
    ['answers another question', (query) => framed(rename(answered(query)))],
    ['stops halfway', (query) => framed(answered(query)).subarray(0, 20)],
  ])('has no answer when TCP %s after a truncated one', async (_, respond) => {
    const resolver = await truncatingServer(respond)

    expect(await asking([resolver]).lookup('shop.example', 'A')).toMatchObject({ outcome: 'timeout', records: [] })
  })

  it('stops at the limit of the whole look-up, however long an exchange may take', async () => {
    const silent = await udpServer(() => [])
    const dns = createDns({ resolvers: [silent], timeoutMs: 60_000, tries: 5, limitMs: 100 })
    const begun = performance.now()

    const answer = await dns.lookup('shop.example', 'A')

    expect(answer.outcome).toBe('timeout')
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('reads any mutilated answer without throwing, and never finds more than was there', () => {
    const query = buildQuery('shop.example', 'TXT')
    const text: Answer = { type: 'TXT', name: 'shop.example', ttl: 60, data: ['proof'] }
    const answer = reply(query.bytes, [text, text])
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(answer.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const mutilated = Buffer.from(answer)
        for (const [place, byte] of changes) mutilated[place] = byte

        expect(readAnswer(mutilated, query).records.length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 2_000 },
    )
  })
})
