import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { Refusal, REFUSALS, type RefusalCode, type RefusalKind } from '#domain/shared/refusal.ts'
import type { MessageKey } from '#platform/message-keys.ts'
import type { Log } from '#platform/log.ts'
import { publicVisit, type Edge } from './edge.ts'
import { show } from './views.ts'

/** A new kind of refusal does not compile until it has a status here. */
export const STATUS: Readonly<Record<RefusalKind, number>> = {
  unauthenticated: 401,
  not_found: 404,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
}

/** A refusal code without a sentence in locales/en/refusals.json does not compile here. */
export const sentenceOf = (code: RefusalCode): MessageKey => `refusals.${code}`

export const noSuchPage: RequestHandler = () => {
  throw new Refusal('not_found', 'page_not_found')
}

/** Shows a refusal in its own words, and of anything else only a reference that the log has too. */
export function errorPages(edge: Edge, log: Log): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    if (!('shell' in res.locals)) await publicVisit(edge, req, res)
    if (error instanceof Refusal) {
      res.status(STATUS[error.kind])
      if (error.kind === 'too_many' || error.kind === 'unavailable') res.setHeader('Retry-After', '60')
      page(res, error.code, error.details, null)
      return
    }
    const fault = faultOfRequest(error)
    if (fault !== null) {
      res.status(fault)
      page(res, fault === 413 ? 'body_too_large' : 'page_not_found', {}, null)
      return
    }
    res.status(500)
    page(res, 'unexpected', {}, refer(error, req, log))
  }
}

/** Logs what no customer may read, and returns the reference by which it is found. */
export function refer(error: unknown, { method, path }: Request, log: Log): string {
  const reference = randomBytes(4).toString('hex')
  log.error({ reference, error, method, path }, 'request failed')
  return reference
}

function page(res: Response, code: RefusalCode, details: Refusal['details'], reference: string | null): void {
  const { t } = res.locals
  show(res, 'errors/refusal', {
    title: t(`errors.titles.${titleOf(code)}`),
    sentence: t(sentenceOf(code), details),
    reference,
  })
}

type ErrorTitle = 'not_found' | 'not_allowed' | 'failed' | 'refused'

function titleOf(code: RefusalCode): ErrorTitle {
  if (code === 'page_not_found' || code === 'order_not_found') return 'not_found'
  if (code === 'not_allowed' || code === 'form_expired' || code === 'network_refused') return 'not_allowed'
  return code === 'unexpected' ? 'failed' : 'refused'
}

/** The status of what Express itself finds wrong with a request: its address, the size or the packing of its body. */
function faultOfRequest(error: unknown): number | null {
  if (error instanceof URIError) return 400
  const status = (error as { status?: number } | null)?.status ?? 500
  return status >= 400 && status < 500 ? status : null
}

export const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[]
