import { z } from 'zod'
import { readCookie, type CookieSettings } from '#http/cookies.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import { says, typed } from '#http/form.ts'
import type { CustomerVisit } from '#http/visit.ts'

const wrong = says('profile.errors.wrong_present')

/** The present password; forms of accounts without passwords have no such field. */
export const PresentPassword = z.string(wrong).max(500, wrong).default('')

/** What a form sends along to prove who sends it. */
export const proofIn = ({ req }: CustomerVisit, cookies: CookieSettings) => ({
  present: typed(req.body)['present'] ?? '',
  session: readCookie(req, SESSION_COOKIE.customer, cookies) ?? '',
})
