import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { decode, encode, type Answer } from 'dns-packet'
import dns2 from 'dns2'
import { onTestFinished } from 'vitest'
import { freePort } from '#platform/free-port.ts'
import { createDns } from '../../../src/adapters/dns/dns.ts'
import type { ResolverAddress } from '../../../src/adapters/dns/resolvers.ts'

export const SERVFAIL = 2
export const NXDOMAIN = 3
export const REFUSED = 5

export const addressRecord = (name: string, data = '192.0.2.7'): Answer => ({ type: 'A', name, ttl: 60, data })

/** A client of these resolvers that loses no time where nobody answers. */
export const asking = (resolvers: readonly ResolverAddress[], options: { timeoutMs?: number; tries?: number } = {}) =>
  createDns({ resolvers, timeoutMs: 2_000, tries: 1, ...options })

/** A real recursive DNS server on loopback, over UDP and TCP. */
export async function dnsServer(handle: (question: dns2.Packet.Question, response: dns2.Packet) => void) {
  const server = dns2.createServer({
    udp: true,
    tcp: true,
    handle: (request, send) => {
      const response = dns2.Packet.createResponseFromRequest(request)
      response.header.ra = 1
      handle(request.questions[0]!, response)
      void send(response)
    },
  })
  const port = await freePort()
  await server.listen({ udp: { port, address: '127.0.0.1' }, tcp: { port, address: '127.0.0.1' } })
  onTestFinished(() => server.close())
  return { host: '127.0.0.1', port }
}

/** A UDP server that answers every datagram with the given ones, byte by byte as a test wants them. */
export async function udpServer(reply: (query: Buffer) => readonly Buffer[], onPort = 0): Promise<ResolverAddress> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    for (const message of reply(query)) socket.send(message, port, address)
  })
  socket.bind(onPort, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return { host: '127.0.0.1', port: socket.address().port }
}

/** A well-formed reply of a recursive resolver to the query, to be bent by the test. */
export function reply(query: Buffer, answers: Answer[], { id = query.readUInt16BE(0), code = 0 } = {}): Buffer {
  const { questions = [] } = decode(query)
  const RECURSION = 0x0180
  return encode({ type: 'response', id, flags: RECURSION | code, questions, answers })
}

/** The message as if it were about another name of the same length. */
export function rename(message: Buffer): Buffer {
  const renamed = Buffer.from(message)
  renamed[13]! ^= 1
  return renamed
}

/** The message with some of its text exchanged for other text of the same length. */
export function replaced(message: Buffer, text: string, by: string): Buffer {
  return Buffer.from(message.toString('latin1').replace(text, by), 'latin1')
}

export function withAnswerCount(message: Buffer, count: number): Buffer {
  const changed = Buffer.from(message)
  changed.writeUInt16BE(count, 6)
  return changed
}

/** The message as TCP carries it: after its length. */
export function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(message.length)
  return Buffer.concat([length, message])
}

/** Sends everybody to TCP, where it writes what the test wants and ends. */
export async function truncatingServer(respond: (query: Buffer) => Buffer): Promise<ResolverAddress> {
  const tcp = createServer((socket) => {
    socket.once('data', (data) => socket.end(respond(data.subarray(2))))
    socket.on('error', () => socket.destroy())
  })
  const port = await freePort()
  await udpServer((query) => [truncated(query)], port)
  tcp.listen(port, '127.0.0.1')
  await once(tcp, 'listening')
  onTestFinished(() => void tcp.close())
  return { host: '127.0.0.1', port }
}

function truncated(query: Buffer): Buffer {
  const message = reply(query, [])
  message[2]! |= 0x02
  return message
}
