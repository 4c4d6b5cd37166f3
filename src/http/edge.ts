import type { Request, Response } from 'express'
import { viewerOf, type AccountView } from '#domain/access/account-view.ts'
import { canonicalAddress } from '#domain/network/address-ranges.ts'
import { comesFrom } from '#domain/network/typed-networks.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { remembered } from '#domain/shared/remembered.ts'
import { MINUTE } from '#domain/shared/time.ts'
import {
  THEMES,
  type FoundSession,
  type SignedInStaff,
  type SignedInUser,
  type Theme,
} from '#domain/access/signed-in.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Clock } from '#ports/clock.ts'
import type { Database } from '#platform/database.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { translator } from '#platform/i18n.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import { frame, type FrameFacts, type FrameSettings } from '#presenters/frame.ts'
import { readCookie, setCookie, type CookieSettings } from './cookies.ts'
import { formSecret, formToken } from './csrf.ts'
import { justDone } from './done.ts'
import type { CustomerVisit, PublicVisit, StaffVisit } from './visit.ts'

/** What the edge of the portal is given by the composition root: it knows browsers and sessions, nothing of orders. */
export interface Edge {
  readonly cookies: CookieSettings
  readonly csrfKey: Buffer
  readonly database: Database
  readonly now: Clock
  readonly findUserSession: (tokenHash: Buffer, now: Date) => Promise<FoundSession<SignedInUser> | null>
  readonly findStaffSession: (tokenHash: Buffer, now: Date) => Promise<FoundSession<SignedInStaff> | null>
  readonly findAccountView: (tokenHash: Buffer, now: Date) => Promise<FoundSession<AccountView> | null>
  readonly touchSession: (tokenHash: Buffer, now: Date) => Promise<void>
  readonly endSessionFromOutside: (scope: OperatorScope, session: OutsideSession) => Promise<void>
  readonly recordDenied: (scope: AccountScope, path: string) => Promise<void>
  readonly recordStaffDenied: (scope: OperatorScope, path: string) => Promise<void>
  readonly frame: FrameSettings
}

/** A session that is used from where its account doesn't let anybody work. */
export interface OutsideSession {
  readonly tokenHash: Buffer
  readonly user: SignedInUser
  readonly accountId: string
  readonly address: string
}

export const SESSION_COOKIE = { customer: 'session', staff: 'staff-session' } as const
const VISITOR_COOKIE = 'visitor'

/** A visit without a session; its forms are tied to a cookie of its own. */
export function publicVisit(edge: Edge, req: Request, res: Response): Promise<PublicVisit> {
  let visitor = readCookie(req, VISITOR_COOKIE, edge.cookies)
  if (!visitor) {
    visitor = newToken()
    setCookie(res, VISITOR_COOKIE, visitor, edge.cookies)
  }
  const language = languageOf(req, edge)
  const secret = formSecret(edge.csrfKey, visitor)
  open(edge, req, res, { audience: 'public', language, theme: themeOf(req, edge), secret, user: null, staff: null })
  return Promise.resolve(visitOf(edge, req, res, language))
}

/**
 * A visit of a signed-in user, or null after sending the browser to sign in. Staff who look at an account come in here
 * by their own session, which goes before that of a user in the same browser.
 */
export async function customerVisit(edge: Edge, req: Request, res: Response): Promise<CustomerVisit | null> {
  const looking = await sessionOf(edge, req, SESSION_COOKIE.staff, edge.findAccountView)
  if (looking && edge.now() < looking.person.endsAt) return viewVisit(edge, req, res, looking)
  const session = await sessionOf(edge, req, SESSION_COOKIE.customer, edge.findUserSession)
  if (!session && looking) return toFile(res, looking.person)
  if (!session) return toSignIn(req, res, '/sign-in')
  const user = ownWords(edge, req, session.person)
  await assertInside(edge, req, user, session.hash)
  open(edge, req, res, {
    audience: 'customer',
    language: user.language,
    theme: user.theme,
    secret: session.secret,
    user,
    staff: null,
  })
  const actor = { kind: 'user', id: user.id, name: user.name, rights: user.rights, address: addressOf(req) } as const
  const scope = { accountId: user.account.id, actor, portal: edge.database.portal, now: edge.now }
  return { scope, user, view: null, ...visitOf(edge, req, res, user.language) }
}

/** Pages as the customer sees them, in the name of the staff who look, on transactions that can't write. */
function viewVisit(edge: Edge, req: Request, res: Response, { person: view, secret }: Session<AccountView>) {
  const { staff, account } = view
  const user = viewerOf(view)
  open(edge, req, res, { audience: 'view', language: staff.language, theme: staff.theme, secret, user, staff, view })
  const actor = staffActor(staff, req)
  const scope = { accountId: account.id, actor, portal: edge.database.portal, now: edge.now, readOnly: true } as const
  const visit = visitOf(edge, req, res, staff.language)
  return { ...visit, operator: { ...visit.operator, actor }, scope, user, view }
}

/** The look is over: staff come back to where it began. */
function toFile(res: Response, { slug }: AccountView): null {
  res.redirect(303, `/staff/accounts/${slug}`)
  return null
}

/** Visitors of a demonstration are many under one name: each has the language and appearance of their own browser. */
function ownWords(edge: Edge, req: Request, user: SignedInUser): SignedInUser {
  if (!user.account.isDemonstration) return user
  return { ...user, language: languageOf(req, edge), theme: themeOf(req, edge) }
}

/** Ends the session of somebody who works from outside the networks of their account, and says why. */
async function assertInside(edge: Edge, req: Request, user: SignedInUser, tokenHash: Buffer): Promise<void> {
  const { id: accountId, name: account, networks } = user.account
  if (networks.length === 0) return
  const address = addressOf(req)
  if (comesFrom(networks, address)) return
  await edge.endSessionFromOutside(visitorScope(edge, req), { tokenHash, user, accountId, address })
  throw new Refusal('forbidden', 'network_refused', { account, address })
}

/** A visit of signed-in staff, or null after sending the browser to sign in. */
export async function staffVisit(edge: Edge, req: Request, res: Response): Promise<StaffVisit | null> {
  const session = await sessionOf(edge, req, SESSION_COOKIE.staff, edge.findStaffSession)
  if (!session) return toSignIn(req, res, '/staff/sign-in')
  const staff = session.person
  open(edge, req, res, {
    audience: 'staff',
    language: staff.language,
    theme: staff.theme,
    secret: session.secret,
    user: null,
    staff,
  })
  const visit = visitOf(edge, req, res, staff.language)
  return { ...visit, operator: { ...visit.operator, actor: staffActor(staff, req) }, staff }
}

/** The operator's view for somebody who is nobody yet: signing in, a mailed link, a webhook. */
export function visitorScope(edge: Edge, req: Request): OperatorScope {
  const actor = { kind: 'visitor', id: null, name: 'visitor', address: addressOf(req) } as const
  return { actor, operator: edge.database.operator, now: edge.now }
}

/** Where a request comes from; an IPv4 address is written as one also where the socket is of IPv6. */
export const addressOf = (req: Request): string => remembered(addresses, req.ip ?? '', MOST_ADDRESSES, plainAddress)

const plainAddress = (ip: string) => canonicalAddress(ip) ?? ''

const addresses = new Map<string, string>()
const MOST_ADDRESSES = 1000

function staffActor({ id, name, role }: SignedInStaff, req: Request) {
  return { kind: 'staff', id, name, role, address: addressOf(req) } as const
}

interface Session<Person> {
  readonly person: Person
  readonly hash: Buffer
  readonly secret: Buffer
}

async function sessionOf<Person>(
  edge: Edge,
  req: Request,
  cookie: string,
  find: (tokenHash: Buffer, now: Date) => Promise<FoundSession<Person> | null>,
): Promise<Session<Person> | null> {
  const token = readCookie(req, cookie, edge.cookies)
  if (!token) return null
  const [hash, now] = [hashToken(token), edge.now()]
  const found = await find(hash, now)
  if (!found) return null
  if (now.getTime() - found.lastSeenAt.getTime() > MINUTE) await edge.touchSession(hash, now)
  return { person: found.person, hash, secret: formSecret(edge.csrfKey, token) }
}

function toSignIn(req: Request, res: Response, signIn: string): null {
  const back = req.method === 'GET' ? `?back=${encodeURIComponent(req.originalUrl)}` : ''
  res.redirect(303, signIn + back)
  return null
}

type PersonFacts = Omit<FrameFacts, 'path' | 'address' | 'keyword' | 'csrf' | 'justDone' | 'view'> & {
  readonly secret: Buffer
  readonly view?: AccountView
}

function open(edge: Edge, req: Request, res: Response, person: PersonFacts): void {
  const { secret, view = null, ...facts } = person
  res.locals.t = translator(facts.language)
  res.locals.formSecret = secret
  res.locals.cookies = edge.cookies
  res.locals.language = facts.language
  const { q } = req.query
  const keyword = typeof q === 'string' ? q : ''
  const asked = { path: req.path, address: req.originalUrl, keyword, justDone: justDone(req, edge.cookies) }
  const all = { view, csrf: formToken(secret), ...facts, ...asked }
  res.locals.shell = frame(all, edge.frame, res.locals.t)
}

function visitOf(edge: Edge, req: Request, res: Response, language: Language): PublicVisit {
  return { req, res, t: res.locals.t, language, operator: visitorScope(edge, req) }
}

function languageOf(req: Request, edge: Edge): Language {
  const chosen = readCookie(req, 'language', edge.cookies)
  return (
    LANGUAGES.find((language) => language === chosen) ?? ((req.acceptsLanguages([...LANGUAGES]) || 'en') as Language)
  )
}

function themeOf(req: Request, edge: Edge): Theme {
  const chosen = readCookie(req, 'theme', edge.cookies)
  return THEMES.find((theme) => theme === chosen) ?? 'system'
}
