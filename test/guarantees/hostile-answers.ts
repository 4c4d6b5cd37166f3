import { request } from 'node:http'
import { expect } from 'vitest'
import type { Answer } from '../support/ask.ts'

/** Milliseconds in which any answer has to come. */
export const TOO_SLOW = 2_000

/** Everything about an answer that shows that the question hurt. */
export function weaknesses({ status, headers, text }: Answer): string[] {
  const found: string[] = []
  if (status >= 500) found.push(`it answers ${status}`)
  if (/\bat .{0,200}\.[jt]s:\d+|node_modules|\b\w+Error: |violates|syntax error/.test(text))
    found.push('it tells of its insides')
  if (/<script>alert\(1\)|<img src=x onerror/.test(text)) found.push('it repeats code')
  if (headers.getSetCookie().some((cookie) => cookie.startsWith('stolen'))) found.push('it takes headers out of values')
  if (/^(https?:)?\/\/(?!localhost)|^javascript:/i.test(headers.get('location') ?? ''))
    found.push('it sends people away')
  return found
}

export async function within(ask: () => Promise<Answer>, what: string): Promise<Answer> {
  const began = performance.now()
  const answer = await ask()
  expect(performance.now() - began, `${what} took too long`).toBeLessThan(TOO_SLOW)
  return answer
}

/** The status of a request as it is, whole or only announced. */
export function statusOf(
  base: string,
  options: { method: string; path: string; headers?: Record<string, string | number> },
  ends = true,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(base, { ...options, timeout: TOO_SLOW }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
      sent.destroy()
    })
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer in time')))
    if (ends) sent.end()
    else sent.flushHeaders()
  })
}
