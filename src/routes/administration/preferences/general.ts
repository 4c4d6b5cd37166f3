import { z } from 'zod'
import { LINK_MAKERS } from '#domain/orders/order-link.ts'
import type { ApprovalSheet } from '#services/accounts/approval-sheet.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, textsIn, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { generalPage, type GeneralFacts } from '#presenters/administration/preferences/general-page.ts'
import type { Services } from '#services/index.ts'
import { versionIn } from '../user-form.ts'

const Makers = z.object({ makers: z.enum(LINK_MAKERS, says('preferences.order_links.faults.makers')) })
const Shown = z.enum(LINK_MAKERS).nullable().catch(null)
const Mode = z.object({ mode: z.enum(['on', 'off'], says('preferences.approval.faults.mode')) })

/** The account as the operator keeps it, and the approval mode, which the super user switches. */
export function generalRoutes({ preferences }: Pick<Services, 'preferences'>) {
  const page = (visit: CustomerVisit) => showPage(visit)

  const decide = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const approvers = textsIn(req.body, 'approvers')
    const parsed = parseForm(Mode, req.body)
    if (!parsed.ok) return showWrong(visit, parsed.errors)
    const rule = { isOn: parsed.value.mode === 'on', approvers }
    const result = await preferences.changeApproval(scope, versionIn(req.body), rule)
    switch (result.outcome) {
      case 'saved':
        done(res, '/administration/preferences', 'done.preferences.approval')
        return
      case 'no_approver':
        return showWrong(visit, { approvers: { key: 'preferences.approval.faults.no_approver' } })
      case 'changed_meanwhile':
        res.status(409)
        return showPage(visit, { draft: draftOf(visit), meanwhile: true }, result.now)
    }
  }

  const chooseLinkMakers = async (visit: CustomerVisit) => {
    const { req, res, scope, t } = visit
    const parsed = parseForm(Makers, req.body)
    const draft = typed(req.body)['makers'] ?? ''
    if (!parsed.ok) {
      res.status(422)
      return showPage(visit, { links: { draft, error: complaints(parsed.errors, t)['makers'] ?? null } })
    }
    const shown = Shown.parse(typed(req.body)['shown'] ?? null)
    const result = await preferences.changeLinkMakers(scope, shown, parsed.value.makers)
    if (result.outcome === 'saved') {
      done(res, '/administration/preferences', 'done.preferences.order_links')
      return
    }
    res.status(409)
    return showPage(visit, { links: { draft, error: null } })
  }

  const showWrong = (visit: CustomerVisit, errors: FieldErrors) => {
    visit.res.status(422)
    const version = versionIn(visit.req.body)
    return showPage(visit, { draft: draftOf(visit), errors: complaints(errors, visit.t), version })
  }

  const showPage = async (visit: CustomerVisit, form: Form = {}, now?: ApprovalSheet) => {
    const { res, scope, user, language, t } = visit
    const sheet = await preferences.sheet(scope)
    const approval = now ?? (await preferences.readApproval(scope))
    const makers = await preferences.readLinkMakers(scope)
    const facts = { ...form, sheet, approval, makers, mayDecide: user.isSuperUser, language, t }
    show(res, 'administration/preferences/general', generalPage(facts))
  }

  return { page, decide, chooseLinkMakers }
}

type Form = Pick<GeneralFacts, 'draft' | 'errors' | 'version' | 'meanwhile' | 'links'>

const draftOf = ({ req }: CustomerVisit) => ({
  mode: typed(req.body)['mode'] ?? '',
  approvers: textsIn(req.body, 'approvers'),
})
