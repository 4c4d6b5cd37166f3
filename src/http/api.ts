import { Router, type ErrorRequestHandler, type Request, type Response } from 'express'
import { scopeName, type ApiScope, type ApiUser } from '#domain/access/api-user.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { Refusal, type RefusalCode } from '#domain/shared/refusal.ts'
import { translator } from '#platform/i18n.ts'
import type { Log } from '#platform/log.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import { addressOf, visitorScope, type Edge } from './edge.ts'
import { refer, sentenceOf, STATUS } from './errors.ts'

/** One request of a machine as a handler sees it. */
export interface ApiVisit {
  readonly req: Request
  readonly res: Response
  readonly scope: AccountScope
  readonly user: ApiUser
}

export interface ApiRoute {
  readonly method: 'get'
  readonly path: string
  /** What the key must cover: part of the line, so that it can't be forgotten. */
  readonly scope: ApiScope
  readonly handler: (visit: ApiVisit) => Promise<void>
}

export type Authenticate = (
  scope: OperatorScope,
  key: { readonly keyId: string; readonly secret: string } | null,
  address: string,
) => Promise<ApiUser>

/** Turns the table of the API into a router. No cookie is read here, so no form of another site can act through it. */
export function mountApi(routes: readonly ApiRoute[], edge: Edge, authenticate: Authenticate, log: Log): Router {
  const router = Router()
  for (const { method, path, scope, handler } of routes) {
    router[method](path, async (req, res) => {
      const user = await authenticate(visitorScope(edge, req), keyOf(req), addressOf(req))
      if (!user.scopes.includes(scope)) throw new Refusal('forbidden', 'api_scope_missing', { scope: scopeName(scope) })
      const actor = { kind: 'api', id: user.id, name: user.name, address: addressOf(req) } as const
      const { database, now } = edge
      res.setHeader('Cache-Control', 'no-store')
      await handler({ req, res, user, scope: { accountId: user.accountId, actor, portal: database.portal, now } })
    })
  }
  router.use(() => {
    throw new Refusal('not_found', 'page_not_found')
  })
  router.use(problems(log))
  return router
}

/** `Bearer <key id>.<secret>`, or the two as name and password of HTTP Basic. */
function keyOf(req: Request): { readonly keyId: string; readonly secret: string } | null {
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic) (\S{1,500})$/i.exec(req.get('authorization') ?? '') ?? []
  const [text, mark] =
    scheme.toLowerCase() === 'basic' ? [Buffer.from(credentials, 'base64').toString(), ':'] : [credentials, '.']
  const at = text.indexOf(mark)
  return at > 0 && !text.includes('\u0000') ? { keyId: text.slice(0, at), secret: text.slice(at + 1) } : null
}

/** Refusals as RFC 9457 says; `code` is what programs look at, `detail` what people read. */
function problems(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    if (!(error instanceof Refusal)) {
      const reference = refer(error, req, log)
      send(req, res, 500, 'unexpected', { reference })
      return
    }
    if (error.kind === 'unauthenticated') res.setHeader('WWW-Authenticate', 'Bearer realm="api", Basic realm="api"')
    if (error.kind === 'too_many') res.setHeader('Retry-After', '60')
    send(req, res, STATUS[error.kind], error.code, error.details)
  }
}

function send(req: Request, res: Response, status: number, code: RefusalCode, details: Refusal['details']): void {
  const language = (req.acceptsLanguages([...LANGUAGES]) || 'en') as Language
  res.status(status).setHeader('Content-Language', language)
  res.type('application/problem+json').json({
    type: 'about:blank',
    status,
    code,
    detail: translator(language)(sentenceOf(code), details),
    ...details,
  })
}
