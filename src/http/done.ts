import type { Request, Response } from 'express'
import { isMessageKey } from '#platform/i18n.ts'
import type { MessageKey } from '#platform/message-keys.ts'
import { clearCookie, readCookie, setCookie, type CookieSettings } from './cookies.ts'

/** What an act may have done, in a sentence without blanks: locales/en/done.json. */
export type DoneKey = Extract<MessageKey, `done.${string}`>

const COOKIE = 'done'

/** Ends an act: leads on to `to`, where the next page that is shown says once what was done. */
export function done(res: Response, to: string, key: DoneKey): void {
  setCookie(res, COOKIE, key, res.locals.cookies)
  res.redirect(303, to)
}

/** What the act before this page has done. A cookie that we have not written says nothing. */
export function justDone(req: Request, cookies: CookieSettings): DoneKey | null {
  const key = readCookie(req, COOKIE, cookies)
  return key?.startsWith('done.') && isMessageKey(key) ? (key as DoneKey) : null
}

/** Called when a page has said it. */
export function forgetDone(res: Response): void {
  if (readCookie(res.req, COOKIE, res.locals.cookies) !== null) clearCookie(res, COOKIE, res.locals.cookies)
}
