import dns2 from 'dns2'
import { freePort } from '#platform/free-port.ts'
import type { RecordType } from '#ports/dns.ts'

export type DnsFault = 'servfail' | 'refused' | 'timeout'

export interface NameServer {
  readonly host: string
  readonly port: number
  /** Every question so far, such as `shop.example TXT`. */
  readonly questions: readonly string[]
  /** Sets the whole record set: addresses, texts, targets, `10 mx.example` for MX, `0 issue ca.example` for CAA. */
  set(name: string, type: RecordType, values: readonly string[]): void
  /** Makes every question about the name fail until it is called with null. */
  fail(name: string, fault: DnsFault | null): void
  /** Whether answers claim to be validated by DNSSEC. */
  secure(isSecure: boolean): void
  close(): Promise<void>
}

type Resource = Partial<dns2.Packet.Resource>

const { TYPE, CLASS } = dns2.Packet
const CODES = { servfail: 2, nxdomain: 3, refused: 5 }
const TTL = 60

/** A real recursive resolver on loopback, over UDP and TCP, whose whole world is what a test sets. */
export async function startNameServer(): Promise<NameServer> {
  const world = new Map<string, Map<RecordType, readonly string[]>>()
  const faults = new Map<string, DnsFault>()
  const questions: string[] = []
  let isSecure = false

  const server = dns2.createServer({
    udp: true,
    tcp: true,
    handle: (request, send) => {
      const [question] = request.questions
      const name = question?.name.toLowerCase() ?? ''
      const type = typeName(question?.type)
      questions.push(`${name} ${type}`)
      const fault = faults.get(name)
      if (fault === 'timeout') return
      const response = dns2.Packet.createResponseFromRequest(request)
      response.header.ra = 1
      Object.assign(response.header, { ad: isSecure ? 1 : 0 }) // missing from the package's types
      response.header.rcode = fault ? CODES[fault] : world.has(name) ? 0 : CODES.nxdomain
      if (!fault) response.answers.push(...(answers(world, name, type) as dns2.Packet.Resource[]))
      void send(response)
    },
  })
  const at = { port: await freePort(), address: '127.0.0.1' }
  await server.listen({ udp: at, tcp: at })

  return {
    host: at.address,
    port: at.port,
    questions,
    set: (name, type, values) => {
      const records = world.get(name) ?? new Map<RecordType, readonly string[]>()
      world.set(name, records.set(type, values))
    },
    fail: (name, fault) => {
      if (fault === null) faults.delete(name)
      else faults.set(name, fault)
    },
    secure: (claim) => {
      isSecure = claim
    },
    close: () => server.close(),
  }
}

function typeName(code: number | undefined): string {
  return Object.entries(TYPE).find(([, number]) => number === code)?.[0] ?? String(code)
}

/** The records of the type, after the CNAMEs on the way to them; a loop ends where it began. */
function answers(
  world: ReadonlyMap<string, ReadonlyMap<RecordType, readonly string[]>>,
  name: string,
  type: string,
): Resource[] {
  const found: Resource[] = []
  const seen = new Set<string>()
  for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
    seen.add(at)
    const records = world.get(at)
    const own = records?.get(type as RecordType) ?? []
    found.push(...own.map((value) => resource(at ?? '', type as RecordType, value)))
    const [target] = type === 'CNAME' ? [] : (records?.get('CNAME') ?? [])
    if (target !== undefined) found.push(resource(at, 'CNAME', target))
    at = target
  }
  return found
}

function resource(name: string, type: RecordType, value: string): Resource {
  return { name, type: TYPE[type], class: CLASS.IN, ttl: TTL, ...contents(type, value) }
}

function contents(type: RecordType, value: string): Resource {
  const [first = '', second = '', ...rest] = value.split(' ')
  switch (type) {
    case 'A':
    case 'AAAA':
      return { address: value }
    case 'CNAME':
      return { domain: value }
    case 'TXT':
      return { data: value.match(/[\s\S]{1,255}/g) ?? [''] }
    case 'MX':
      return { priority: Number(first), exchange: second }
    case 'CAA':
      return { flags: Number(first), tag: second, value: rest.join(' ') }
  }
}
