import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import { complaints } from '#http/complaints.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { certificateLinkPage, madeCertificatePage } from '#presenters/certificate-link-page.ts'
import type { Services } from '#services/index.ts'

const missing = says('user_certificates.link.no_request')
const Form = z.object({ csr: z.string(missing).trim().min(1, missing).max(20_000, missing) })

/** The page behind a mailed link: the browser makes a key, and the portal signs what it is asked to. */
export function certificateLinksSection(
  { userCertificates }: Pick<Services, 'userCertificates'>,
  url: string | null,
): Section {
  const tokenOf = ({ req }: PublicVisit) => {
    const token = String(req.params['token'])
    if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'link_not_valid')
    return token
  }
  const form = async (visit: PublicVisit, errors: FieldErrors = {}) => {
    const { req, res, operator, language, t } = visit
    const link = await userCertificates.readLink(operator, tokenOf(visit))
    const csr = typed(req.body)['csr'] ?? ''
    const facts = { link, token: tokenOf(visit), csr, errors: complaints(errors, t), tryAt: url, language, t }
    show(res, 'certificate-links/link', certificateLinkPage(facts))
  }

  const make = async (visit: PublicVisit) => {
    const { req, res, operator, language, t } = visit
    const link = await userCertificates.readLink(operator, tokenOf(visit))
    const parsed = parseForm(Form, req.body)
    const result = parsed.ok ? await userCertificates.make(operator, tokenOf(visit), parsed.value.csr) : null
    if (result?.outcome !== 'made') {
      res.status(422)
      await form(
        visit,
        parsed.ok ? { csr: { key: `user_certificates.link.${result?.outcome ?? 'no_request'}` } } : parsed.errors,
      )
      return
    }
    const { pem, chainPem } = result
    if (req.accepts(['html', 'json']) === 'json') {
      res.setHeader('Cache-Control', 'no-store')
      res.json({ certificate: pem, chain: chainPem })
      return
    }
    show(res, 'certificate-links/made', madeCertificatePage({ link, made: result, tryAt: url, language, t }))
  }

  return {
    audience: 'everyone',
    base: '/certificate-links',
    routes: [
      { method: 'get', path: '/:token', permission: 'everyone', handler: (visit) => form(visit) },
      { method: 'post', path: '/:token', permission: 'everyone', handler: make },
    ],
  }
}
