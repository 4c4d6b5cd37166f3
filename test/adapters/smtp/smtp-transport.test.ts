import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDemoMailTransport } from '../../../src/adapters/smtp/demo-transport.ts'
import { createSmtpTransport } from '../../../src/adapters/smtp/smtp-transport.ts'
import type { MailMessage } from '../../../src/ports/mail.ts'
import { mailServer } from './server.ts'

const aMail = (changes: Partial<MailMessage> = {}): MailMessage => ({
  messageId: '<0193-renewal@chancery.example>',
  from: { name: 'Chancery, « certificats »', address: 'certificates@chancery.example' },
  to: 'camille@harbour.example',
  subject: 'Votre certificat est prêt',
  text: 'Bonjour,\n.\nvotre certificat est prêt.',
  html: '<p>Votre certificat est prêt.</p>',
  attachments: [],
  ...changes,
})

function transportTo(url: string, timeoutMs = 5_000) {
  const transport = createSmtpTransport({ url, timeoutMs })
  onTestFinished(() => transport.close())
  return transport
}

const header = (source: string, name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(source)?.[1]
const headersOf = (source: string) => source.slice(0, source.indexOf('\r\n\r\n'))

describe('a delivered mail', () => {
  it('reaches its one receiver with both bodies and a stable id', async () => {
    const { url, mails } = await mailServer()

    await transportTo(url).deliver(aMail())

    expect(mails).toMatchObject([{ from: 'certificates@chancery.example', to: ['camille@harbour.example'] }])
    const source = mails[0]?.source ?? ''
    expect(header(source, 'message-id')).toBe('<0193-renewal@chancery.example>')
    expect(header(source, 'to')).toBe('camille@harbour.example')
    expect(header(source, 'auto-submitted')).toBe('auto-generated')
    expect(source).toMatch(/content-type: text\/plain/i)
    expect(source).toMatch(/content-type: text\/html/i)
  })

  it('keeps its id when it is delivered again', async () => {
    const { url, mails } = await mailServer()
    const transport = transportTo(url)

    await transport.deliver(aMail())
    await transport.deliver(aMail())

    const [first, second] = mails.map(({ source }) => header(source, 'message-id'))
    expect(first).toBe('<0193-renewal@chancery.example>')
    expect(second).toBe(first)
  })

  it('carries its attachments byte by byte under their names', async () => {
    const { url, mails } = await mailServer()
    const content = Buffer.from([0, 1, 2, 13, 10, 46, 13, 10, 255])

    await transportTo(url).deliver(
      aMail({ attachments: [{ filename: 'invoice-2026-0042.pdf', contentType: 'application/pdf', content }] }),
    )

    const source = mails[0]?.source ?? ''
    expect(source).toContain('Content-Disposition: attachment; filename=invoice-2026-0042.pdf')
    expect(source).toContain(content.toString('base64'))
  })

  it('shares its connection with the next ones', async () => {
    const { url, mails, connections } = await mailServer()
    const transport = transportTo(url)

    for (let sent = 0; sent < 5; sent++) await transport.deliver(aMail())

    expect(mails).toHaveLength(5)
    expect(connections()).toBe(1)
  })
})

describe('text from outside', () => {
  const INJECTIONS = [
    '\r\nBcc: spy@evil.example',
    '\nBcc: spy@evil.example',
    '\rBcc: spy@evil.example',
    '\u2028Bcc: spy@evil.example',
  ]

  it.each(INJECTIONS)('in a subject makes no header: %j', async (text) => {
    const { url, mails } = await mailServer()

    await transportTo(url).deliver(aMail({ subject: `Renewal${text}` }))

    expect(mails[0]?.to).toEqual(['camille@harbour.example'])
    expect(headersOf(mails[0]?.source ?? '')).not.toMatch(/^bcc:/im)
  })

  it.each(INJECTIONS)('in a sender’s name or a file name makes no header: %j', async (text) => {
    const { url, mails } = await mailServer()
    const attachment = { filename: `a${text}.pdf`, contentType: 'text/plain', content: Buffer.from('x') }

    await transportTo(url).deliver(
      aMail({
        from: { name: `Chancery${text}`, address: 'certificates@chancery.example' },
        attachments: [attachment],
      }),
    )

    expect(mails[0]?.to).toEqual(['camille@harbour.example'])
    expect(mails[0]?.source).not.toMatch(/^bcc:/im)
  })

  it.each([
    'camille@harbour.example, spy@evil.example',
    'camille@harbour.example\r\nBcc: spy@evil.example',
    'camille@harbour.example>\r\nRCPT TO:<spy@evil.example',
    'Camille <camille@harbour.example>',
    'group: camille@harbour.example, spy@evil.example;',
    '"spy@evil.example"@harbour.example',
    'camille@@harbour.example',
    'camille\0@harbour.example',
    'camille',
    '',
  ])('in an address is refused: %j', async (to) => {
    const { url, connections } = await mailServer()

    await expect(transportTo(url).deliver(aMail({ to }))).rejects.toThrow('unfit for a mail header')
    expect(connections()).toBe(0)
  })

  it.each(['', 'a@b.example', '<a@b.example>\r\nBcc: spy@evil.example', '<a@b.example>\u2028x'])(
    'in an id is refused: %j',
    async (messageId) => {
      const { url, connections } = await mailServer()

      await expect(transportTo(url).deliver(aMail({ messageId }))).rejects.toThrow('unfit for a mail header')
      expect(connections()).toBe(0)
    },
  )
})

describe('a mail that is not taken', () => {
  const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

  it.each([
    [421, 'onMailFrom'],
    [550, 'onMailFrom'],
    [451, 'onRcptTo'],
    [550, 'onRcptTo'],
  ] as const)('throws with the server’s %i from %s', async (code, hook) => {
    const { url, mails } = await mailServer({
      [hook]: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(refusal(code, 'no')),
    })

    await expect(transportTo(url).deliver(aMail())).rejects.toMatchObject({ responseCode: code })
    expect(mails).toEqual([])
  })

  it.each([452, 554])('throws with the server’s %i after the text', async (code) => {
    const { url } = await mailServer({
      onData: (stream, _session, done) => void stream.on('end', () => done(refusal(code, 'no'))).resume(),
    })

    await expect(transportTo(url).deliver(aMail())).rejects.toMatchObject({ responseCode: code })
  })

  it('throws when the connection is cut after the text, and is not sent again from here', async () => {
    let texts = 0
    const server = await mailServer({
      onData: (stream) => {
        stream.on('end', () => {
          texts++
          server.cutConnections()
        })
        stream.resume()
      },
    })

    await expect(transportTo(server.url).deliver(aMail())).rejects.toThrow()
    expect(texts).toBe(1)
  })

  it('throws when the server never answers the text', async () => {
    const { url } = await mailServer({ onData: (stream) => void stream.resume() })

    await expect(transportTo(url, 200).deliver(aMail())).rejects.toThrow()
  })

  it('throws when the server hangs at its greeting', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())

    const transport = transportTo(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 200)

    await expect(transport.deliver(aMail())).rejects.toThrow()
  })

  it('throws when nobody listens', async () => {
    await expect(transportTo('smtp://127.0.0.1:1').deliver(aMail())).rejects.toMatchObject({ code: 'ESOCKET' })
  })
})

describe('the demonstration', () => {
  it('delivers nowhere and is content', async () => {
    await expect(createDemoMailTransport().deliver(aMail())).resolves.toBeUndefined()
  })
})
