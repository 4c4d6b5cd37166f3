import { decode, type Answer } from 'dns-packet'
import dns2 from 'dns2'
import { describe, expect, it } from 'vitest'
import { resolveAddressesBy } from '../../../src/adapters/dns/resolve-addresses.ts'
import { addressRecord, asking, dnsServer, NXDOMAIN, reply, SERVFAIL, udpServer } from './servers.ts'

const { TYPE, CLASS } = dns2.Packet

const cname = (name: string, data: string): Answer => ({ type: 'CNAME', name, ttl: 60, data })

describe('answers', () => {
  const zone: Partial<dns2.Packet.Resource>[] = [
    { name: 'shop.example', type: TYPE.A, address: '192.0.2.7' },
    { name: 'shop.example', type: TYPE.AAAA, address: '2001:db8:0:0:0:0:0:7' },
    { name: 'shop.example', type: TYPE.TXT, data: ['first half, ', 'second half'] },
    { name: 'shop.example', type: TYPE.MX, exchange: 'mail.shop.example', priority: 10 },
    { name: 'shop.example', type: TYPE.CAA, flags: 128, tag: 'tbs', value: 'unknown to everybody' },
    { name: '_dcv.shop.example', type: TYPE.CNAME, domain: 'Proof.CA.example' },
  ]
  const server = () =>
    dnsServer((question, response) => {
      const rows = zone.filter(({ name, type }) => name === question.name && type === question.type)
      response.answers.push(...rows.map((row) => ({ ttl: 60, class: CLASS.IN, ...row }) as dns2.Packet.Resource))
    })

  it.each([
    ['A', 'shop.example', { value: '192.0.2.7' }],
    ['AAAA', 'shop.example', { value: '2001:db8::7' }],
    ['TXT', 'shop.example', { value: 'first half, second half' }],
    ['MX', 'shop.example', { value: '10 mail.shop.example' }],
    ['CNAME', '_dcv.shop.example', { value: 'Proof.CA.example' }],
    [
      'CAA',
      'shop.example',
      {
        value: '128 tbs "unknown to everybody"',
        caa: { flags: 128, tag: 'tbs', value: 'unknown to everybody' },
      },
    ],
  ] as const)('reads %s records', async (type, name, expected) => {
    const resolver = await server()

    const answer = await asking([resolver]).lookup(name, type)

    expect(answer).toEqual({
      outcome: 'found',
      records: [{ name, type, ttl: 60, ...expected }],
      dnssec: 'insecure',
      resolver: '127.0.0.1',
    })
  })

  it('asks for names in lower case without the final dot', async () => {
    const resolver = await server()

    const answer = await asking([resolver]).lookup('SHOP.Example.', 'A')

    expect(answer).toMatchObject({ outcome: 'found', records: [{ value: '192.0.2.7' }] })
  })

  it('says when the name exists without such a record', async () => {
    const resolver = await dnsServer(() => undefined)

    expect(await asking([resolver]).lookup('shop.example', 'TXT')).toMatchObject({ outcome: 'no_data', records: [] })
  })

  it('says when there is no such name', async () => {
    const resolver = await dnsServer((_, response) => void (response.header.rcode = NXDOMAIN))

    expect(await asking([resolver]).lookup('none.example', 'A')).toMatchObject({ outcome: 'nxdomain', records: [] })
  })

  it('reads a text of nearly 64 kB over TCP', async () => {
    const strings = Array.from({ length: 250 }, (_, index) => String(index).padEnd(255, 'x'))
    const resolver = await dnsServer(({ name }, response) => {
      response.answers.push({ name, type: TYPE.TXT, class: CLASS.IN, ttl: 1, data: strings } as dns2.Packet.Resource)
    })

    const answer = await asking([resolver]).lookup('big.example', 'TXT')

    expect(answer.records[0]?.value).toBe(strings.join(''))
    expect(answer.records[0]?.value.length).toBe(63_750)
  })

  it('resolves addresses of both families for the guard', async () => {
    const resolver = await server()

    const addresses = await resolveAddressesBy(asking([resolver]))('shop.example')

    expect(addresses).toEqual(['192.0.2.7', '2001:db8::7'])
  })
})

describe('aliases', () => {
  const lookup = async (answers: Answer[], code = 0) => {
    const resolver = await udpServer((query) => [reply(query, answers, { code })])
    return asking([resolver]).lookup('a.example', 'A')
  }

  it('are followed in any order and reported before the records', async () => {
    const answer = await lookup([
      addressRecord('c.example'),
      cname('b.example', 'c.example'),
      cname('A.example', 'B.example'),
    ])

    expect(answer.outcome).toBe('found')
    expect(answer.records.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'a.example CNAME',
      'b.example CNAME',
      'c.example A',
    ])
  })

  it('do not lead to records of other names', async () => {
    const answer = await lookup([cname('a.example', 'b.example'), addressRecord('elsewhere.example')])

    expect(answer).toMatchObject({ outcome: 'no_data', records: [{ type: 'CNAME' }] })
  })

  it('that lead to a missing name end in no such name', async () => {
    const answer = await lookup([cname('a.example', 'gone.example')], NXDOMAIN)

    expect(answer).toMatchObject({ outcome: 'nxdomain', records: [{ value: 'gone.example' }] })
  })

  it.each([
    ['to themselves', [cname('a.example', 'a.example')]],
    ['in a circle', [cname('a.example', 'b.example'), cname('b.example', 'a.example')]],
  ])('that lead %s are malformed', async (_, answers) => {
    expect(await lookup(answers)).toMatchObject({ outcome: 'malformed', records: [] })
  })
})

describe('DNSSEC', () => {
  const AUTHENTIC_DATA = 0x20
  const CHECKING_DISABLED = 0x10
  const flagsOf = (query: Buffer) => query[3]!
  const broken = (query: Buffer) =>
    flagsOf(query) & CHECKING_DISABLED
      ? reply(query, [addressRecord('shop.example')])
      : reply(query, [], { code: SERVFAIL })

  it('is asked for, and secure when the resolver says so', async () => {
    let asked: { authentic: boolean; dnssecOk: boolean } | undefined
    const resolver = await udpServer((query) => {
      const option = decode(query).additionals?.[0]
      const dnssecOk = option?.type === 'OPT' && option.flag_do
      asked = { authentic: Boolean(flagsOf(query) & AUTHENTIC_DATA), dnssecOk }
      const answer = reply(query, [addressRecord('shop.example')])
      answer[3]! |= AUTHENTIC_DATA
      return [answer]
    })

    const answer = await asking([resolver]).lookup('shop.example', 'A')

    expect(asked).toEqual({ authentic: true, dnssecOk: true })
    expect(answer).toMatchObject({ outcome: 'found', dnssec: 'secure' })
  })

  it('is bogus when only the unchecked question is answered, and the answer is withheld', async () => {
    const resolver = await udpServer((query) => [broken(query)])

    const answer = await asking([resolver]).lookup('shop.example', 'A')

    expect(answer).toMatchObject({ outcome: 'bogus', dnssec: 'bogus', records: [] })
  })

  it('is not blamed for a server that fails either way', async () => {
    const resolver = await udpServer((query) => [reply(query, [], { code: SERVFAIL })])

    const answer = await asking([resolver]).lookup('shop.example', 'A')

    expect(answer).toMatchObject({ outcome: 'servfail', dnssec: 'unknown' })
  })

  it('is not asked of another resolver once one has found it broken', async () => {
    const validating = await udpServer((query) => [broken(query)])
    const careless = await udpServer((query) => [reply(query, [addressRecord('shop.example')])])

    const answer = await asking([validating, careless]).lookup('shop.example', 'A')

    expect(answer.outcome).toBe('bogus')
  })
})
