import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  /** The plain part, decoded. */
  readonly text: string
  /** As it crossed the wire. */
  readonly source: string
}

export interface MailServer {
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** The first mail to that address which was not given out yet, as soon as there is one. */
  mailTo(address: string): Promise<ReceivedMail>
  /** Answers every mail with this code until it is called again without one: 4xx for later, 5xx for never. */
  refuseWith(code?: number): void
  close(): Promise<void>
}

/** A real mail server on loopback that keeps what it takes. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const waiting: ReceivedMail[] = []
  const arrivals = new EventEmitter()
  let refusal: number | undefined
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1,
    onMailFrom: (_address, _session, done) => {
      done(refusal === undefined ? null : Object.assign(new Error('not now'), { responseCode: refusal }))
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((source) => {
        const mail = readMail(source, envelope.mailFrom ? envelope.mailFrom.address : '', envelope.rcptTo)
        mails.push(mail)
        waiting.push(mail)
        done()
        arrivals.emit('mail')
      })
    },
  })
  server.on('error', () => undefined) // a client that hangs up
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    mailTo: async (address) => {
      for (;;) {
        const index = waiting.findIndex(({ to }) => to.includes(address))
        const [mail] = index < 0 ? [] : waiting.splice(index, 1)
        if (mail) return mail
        await once(arrivals, 'mail')
      }
    },
    refuseWith: (code) => {
      refusal = code
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function readMail(source: string, from: string, recipients: readonly { address: string }[]): ReceivedMail {
  const plain = /content-type: text\/plain[\s\S]*?\r\n\r\n(?<body>[\s\S]*?)(\r\n--|$)/i.exec(source)
  const encoding = /content-transfer-encoding: (\S+)/i.exec(plain?.[0] ?? '')?.[1] ?? '7bit'
  return {
    from,
    to: recipients.map(({ address }) => address),
    subject: decodeWords(/^subject: (.*(?:\r\n[ \t].*)*)/im.exec(source)?.[1] ?? ''),
    text: decodeBody(plain?.groups?.['body'] ?? '', encoding),
    source,
  }
}

/** RFC 2047: words in another character set than ASCII. */
function decodeWords(header: string): string {
  const unfolded = header.replace(/\r\n[ \t]+/g, ' ').replace(/\?= =\?/g, '?==?')
  return unfolded.replace(/=\?utf-8\?(.)\?(.*?)\?=/gi, (_, kind: string, word: string) =>
    decodeBody(word.replaceAll('_', ' '), kind.toLowerCase() === 'b' ? 'base64' : 'quoted-printable'),
  )
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
