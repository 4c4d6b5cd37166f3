import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import { answersQuery, type Query } from './query.ts'
import type { ResolverAddress } from './resolvers.ts'

/**
 * Asks over UDP from a fresh random port. Datagrams that don't answer the query are left unheard, so that a forged or
 * stray one can only lose the race, not end it.
 */
export async function askByUdp({ host, port }: ResolverAddress, query: Query, signal: AbortSignal): Promise<Buffer> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true })
      socket.on('error', reject)
      socket.on('message', (message) => {
        if (answersQuery(message, query)) resolve(message)
      })
      socket.once('connect', () => socket.send(query.bytes))
      socket.connect(port, host)
    })
  } finally {
    socket.close()
  }
}

/** Asks over TCP, where a message is preceded by its length (RFC 1035 §4.2.2) and may have up to 64 kB. */
export async function askByTcp({ host, port }: ResolverAddress, query: Query, signal: AbortSignal): Promise<Buffer> {
  const socket = connect({ host, port, signal })
  const length = Buffer.alloc(2)
  length.writeUInt16BE(query.bytes.length)
  socket.write(Buffer.concat([length, query.bytes]))

  let received: Buffer = Buffer.alloc(0)
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    received = Buffer.concat([received, chunk])
    const message = firstMessage(received)
    if (message && answersQuery(message, query)) return message
    if (message) break
  }
  throw new Error('connection closed without an answer')
}

function firstMessage(received: Buffer): Buffer | undefined {
  if (received.length < 2) return undefined
  const end = 2 + received.readUInt16BE(0)
  return received.length < end ? undefined : received.subarray(2, end)
}
