import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  /** As it crossed the wire. */
  readonly source: string
}

/** A mail server on loopback that keeps what it takes; a test makes it misbehave through the hooks. */
export async function mailServer(hooks: SMTPServerOptions = {}) {
  const mails: TakenMail[] = []
  const sockets: Socket[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        mails.push({ from, to, source: Buffer.concat(chunks).toString('utf8') })
        done()
      })
    },
    ...hooks,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    connections: () => sockets.length,
    cutConnections: () => sockets.forEach((socket) => socket.destroy()),
  }
}
