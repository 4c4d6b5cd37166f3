import { SESSION_COOKIE } from '#http/edge.ts'
import { readCookie, setCookie } from '#http/cookies.ts'
import { typed } from '#http/form.ts'
import { localPath } from '#http/local-path.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { certificateSignInPage } from '#presenters/certificate-sign-in-page.ts'
import { doorOf, HALF_OPEN_COOKIE } from '../two-factor/door.ts'
import type { SignInDeps } from './index.ts'

/** The way in by certificate: asked for by the TLS listener, or by a proxy, whose pages these are then shown on. */
export function certificateSignInRoutes({ services, cookies, certificates }: SignInDeps) {
  const { userCertificates } = services
  const backOf = ({ req }: PublicVisit) => localPath(req.query['back'] ?? typed(req.body)['back'], '/')
  const page = async (visit: PublicVisit) => {
    const { req, res, operator, language, t } = visit
    const look = await userCertificates.look(operator, certificates.read(req))
    if (look.refusal !== null) res.status(look.refusal === 'none' ? 401 : 403)
    const { url, publicUrl } = certificates
    show(res, 'sign-in/certificate', certificateSignInPage({ look, url, publicUrl, back: backOf(visit), language, t }))
  }

  const signIn = async (visit: PublicVisit): Promise<void> => {
    const { req, res, operator } = visit
    const browser = { address: operator.actor.address ?? '', userAgent: req.headers['user-agent'] ?? '' }
    const result = await userCertificates.signIn(operator, certificates.read(req), browser)
    if (result.outcome === 'refused') return page(visit)
    const isIn = result.outcome === 'signed_in'
    if (isIn) await services.access.endOwnView(operator, readCookie(req, SESSION_COOKIE.staff, cookies))
    setCookie(res, isIn ? SESSION_COOKIE.customer : HALF_OPEN_COOKIE.customer, result.token, cookies)
    res.redirect(303, certificates.publicUrl + (isIn ? backOf(visit) : doorOf('customer', backOf(visit))))
  }

  return { page, signIn }
}
