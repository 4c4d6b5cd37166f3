import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { createLog, requestId, type Log } from '#platform/log.ts'

type Line = Record<string, unknown>

function logged(write: (log: Log) => void): { text: string; lines: Line[] } {
  const parts: string[] = []
  write(createLog({ level: 'trace', write: (line) => parts.push(line) }))
  return { text: parts.join(''), lines: parts.map((part) => JSON.parse(part) as Line) }
}

test('a line says when, how grave and what, and carries the request it belongs to', () => {
  const { lines } = logged((log) => {
    log.child({ requestId: 'abc' }).warn({ route: '/orders' }, 'slow page')
  })

  expect(lines).toEqual([
    expect.objectContaining({ level: 'warn', msg: 'slow page', route: '/orders', requestId: 'abc' }),
  ])
  expect(new Date(String(lines[0]?.['time'])).getTime()).not.toBeNaN()
})

test('lines below the level are not written', () => {
  const written: string[] = []

  createLog({ level: 'warn', write: (line) => written.push(line) }).info('quiet')

  expect(written).toEqual([])
})

test('an error is written with what it says, where it arose and what caused it', () => {
  const error = new Error('no answer', { cause: new Error('socket closed') })

  const { lines } = logged((log) => {
    log.error({ error }, 'request failed')
  })

  expect(lines[0]?.['error']).toMatchObject({ type: 'Error', message: 'no answer: socket closed' })
  expect(String((lines[0]?.['error'] as Line)['stack'])).toContain('log.test.ts')
})

describe('secrets', () => {
  const SECRET = 'hunter2-hunter2'

  test.each([
    ['a password field', { password: SECRET }],
    ['a field deep inside', { form: { fields: [{ newPassword: SECRET }] } }],
    ['a cookie', { headers: { cookie: `session=${SECRET}`, 'set-cookie': [SECRET] } }],
    ['an authorization header', { headers: { Authorization: `Bearer ${SECRET}` } }],
    ['a token', { csrfToken: SECRET }],
    ['an API key', { api_key: SECRET, apiKey: SECRET }],
    ['an object of secrets', { credentials: { user: SECRET } }],
    ['an address with a password', { url: `postgres://owner:${SECRET}@db.example/x` }],
    ['an address with a token in its query', { url: `/reset?token=${SECRET}&x=1` }],
    ['the path of a one-time link', { path: `/password/${SECRET.padEnd(43, '-')}` }],
    ['a bearer token in a text', { text: `got Bearer ${SECRET}` }],
    ['a private key beside a CSR', { csr: `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----\n` }],
    ['a private key cut short', { csr: `-----BEGIN RSA PRIVATE KEY-----\n${SECRET}` }],
    ['an error', { error: new Error(`connect postgres://owner:${SECRET}@db.example`) }],
    ['an error with details', { error: Object.assign(new Error('refused'), { request: { password: SECRET } }) }],
  ])('%s is not written', (_, fields) => {
    const { text, lines } = logged((log) => {
      log.info(fields, 'happened')
      log.child(fields).info('happened')
    })

    expect(lines).toHaveLength(2)
    expect(text).toContain('[redacted]')
    expect(text).not.toContain(SECRET)
  })

  test('in the message itself are not written either', () => {
    expect(logged((log) => log.error(`failed: smtp://user:${SECRET}@mail.example`)).text).not.toContain(SECRET)
  })

  test('leave the harmless neighbours alone', () => {
    const { lines } = logged((log) =>
      log.info({ tokens: 3, common_name: 'shop.example', secretQuestion: false }, 'order'),
    )

    expect(lines).toEqual([expect.objectContaining({ tokens: 3, common_name: 'shop.example', secretQuestion: false })])
  })
})

test('whatever a field holds, it stays one line that a terminal can show', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const hostile = `${text}\r\n\u001b[2J\u2028\u0085\u202e`
      const written = logged((log) => log.info({ [hostile]: hostile }, hostile)).text

      expect(written.endsWith('\n')).toBe(true)
      expect(written.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})

describe('the id of a request', () => {
  test('is the one that the proxy gave', () => {
    expect(requestId('7f3a-12345678')).toBe('7f3a-12345678')
  })

  test.each([undefined, '', 'short', 'x'.repeat(65), 'two\nlines-123', 'spaced out id'])('is new for %j', (given) => {
    expect(requestId(given)).toMatch(/^[\da-f-]{36}$/)
  })
})
