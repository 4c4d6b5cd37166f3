import { Router, type Request, type RequestHandler, type Response } from 'express'
import { isOpenToView } from '#domain/access/account-view.ts'
import { grants, type Permission } from '#domain/access/rights.ts'
import { staffMay, type StaffPermission } from '#domain/access/staff-roles.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { readBody } from './body.ts'
import { assertOwnForm } from './csrf.ts'
import { customerVisit, publicVisit, staffVisit, type Edge } from './edge.ts'
import { readOnlyReason } from './read-only.ts'
import type { CustomerVisit, PublicVisit, StaffVisit } from './visit.ts'

export interface Route<Access, Visit> {
  readonly method: 'get' | 'post'
  readonly path: string
  /** Who may: part of the line, so that it can't be forgotten. */
  readonly permission: Access
  readonly handler: (visit: Visit) => Promise<void>
  /** Open to somebody whose password has expired, who can do nothing else before they change it. */
  readonly withExpiredPassword?: true
  /** An act that leaves everything as it is, open to somebody who may only look. */
  readonly changesNothing?: true
  /** The form has a file field, for a file of so many bytes at most. */
  readonly upload?: number
}

export type CustomerRoute = Route<Permission, CustomerVisit>
export type StaffRoute = Route<StaffPermission, StaffVisit>
export type PublicRoute = Route<'everyone', PublicVisit>

/** A menu section (or a public corner) as one table: read it first, it is every page and act of the section. */
export type Section =
  | { readonly audience: 'customer'; readonly base: string; readonly routes: readonly CustomerRoute[] }
  | { readonly audience: 'staff'; readonly base: string; readonly routes: readonly StaffRoute[] }
  | { readonly audience: 'everyone'; readonly base: string; readonly routes: readonly PublicRoute[] }

/** Turns tables into one handler, which asks the routers of those sections alone that an address may lie in. */
export function mount(sections: readonly Section[], edge: Edge): RequestHandler {
  const mounted = sections.map((section) => ({ base: section.base, router: routerOf(section, edge) }))
  const ask = (from: number, ...[req, res, next]: Parameters<RequestHandler>): void => {
    const at = mounted.findIndex(({ base }, index) => index >= from && liesUnder(req.path, base))
    const found = mounted[at]
    if (!found) {
      next()
      return
    }
    found.router(req, res, (error?: unknown) => {
      if (error) next(error)
      else ask(at + 1, req, res, next)
    })
  }
  return (req, res, next) => {
    ask(0, req, res, next)
  }
}

/** For each route: who is it, may they, is it our own form; only then the handler. */
function routerOf(section: Section, edge: Edge): Router {
  const router = Router()
  const add = <Access, Visit extends PublicVisit>(
    route: Route<Access, Visit>,
    admit: (req: Request, res: Response) => Promise<Visit | null>,
  ) => {
    router[route.method](section.base + route.path, async (req, res) => {
      assertIdsAreIds(req)
      const visit = await admit(req, res)
      if (!visit) return
      if (route.method === 'post') {
        await readBody(req, res, route.upload ?? null)
        assertOwnForm(req, visit.res.locals.formSecret)
      }
      await route.handler(visit)
    })
  }

  switch (section.audience) {
    case 'everyone':
      for (const route of section.routes) add(route, (req, res) => publicVisit(edge, req, res))
      break
    case 'customer':
      for (const route of section.routes) {
        add(route, async (req, res) => {
          const visit = await customerVisit(edge, req, res)
          if (visit?.view && !isOpenToView(route)) {
            await edge.recordStaffDenied(visit.operator, `${req.method} ${req.path}`)
            throw new Refusal('forbidden', 'view_changes_nothing')
          }
          if (visit?.user.password.kind === 'expired' && !route.withExpiredPassword) {
            res.redirect(303, CHANGE_PASSWORD)
            return null
          }
          if (visit && !grants(visit.user.rights, route.permission)) {
            await edge.recordDenied(visit.scope, req.path)
            throw new Refusal('forbidden', 'not_allowed')
          }
          const readOnly = visit && readOnlyReason(visit, route)
          if (readOnly) throw new Refusal('forbidden', readOnly)
          return visit
        })
      }
      break
    case 'staff':
      for (const route of section.routes) {
        add(route, async (req, res) => {
          const visit = await staffVisit(edge, req, res)
          if (visit && !staffMay(visit.staff.role, route.permission)) {
            await edge.recordStaffDenied(visit.operator, req.path)
            throw new Refusal('forbidden', 'not_allowed')
          }
          return visit
        })
      }
      break
  }
  return router
}

/** Asked before the router is, which would compare the address with each line of its section. */
const liesUnder = (path: string, base: string) =>
  base === '' || `${path}/`.slice(0, base.length + 1).toLowerCase() === `${base}/`

const CHANGE_PASSWORD = '/profile/password'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const REFERENCE = /^CH\d{6,12}$/

/** A mistyped address is a missing page, not a database error. */
function assertIdsAreIds(req: Request): void {
  for (const [name, value] of Object.entries(req.params)) {
    const text = String(value)
    const wrong = name.endsWith('Id')
      ? !UUID.test(text)
      : name === 'reference'
        ? !REFERENCE.test(text)
        : text.includes('\u0000')
    if (wrong) throw new Refusal('not_found', 'page_not_found')
  }
}
