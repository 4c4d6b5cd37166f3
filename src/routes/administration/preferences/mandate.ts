import { randomUUID } from 'node:crypto'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { typed } from '#http/form.ts'
import { sendFile } from '#http/send-file.ts'
import { uploadedFile } from '#http/uploaded-file.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { blankMandate } from '#presenters/administration/preferences/mandate-fields.ts'
import { mandatePage, mandateRevocationPage } from '#presenters/administration/preferences/mandate-page.ts'
import type { Services } from '#services/index.ts'
import { idIn } from '../user-form.ts'
import { readMandateForm } from './mandate-form.ts'

const PAGE = '/administration/preferences/mandate'

/** The account's direct debit mandate: asked for, printed, revoked. */
export function mandateRoutes({ mandates }: Pick<Services, 'mandates'>) {
  const page = (visit: CustomerVisit) => showPage(visit)

  const showPage = async (visit: CustomerVisit, copyError: string | null = null) => {
    const { res, scope, language, t } = visit
    const sheet = await mandates.sheet(scope)
    const draft = blankMandate(sheet.debtor, sheet.language)
    const facts = { ...sheet, id: randomUUID(), draft, copyError, language, t }
    show(res, 'administration/preferences/mandate', mandatePage(facts))
  }

  const request = async (visit: CustomerVisit) => {
    const { req, res, scope, language, t } = visit
    const id = idIn(req.body) ?? randomUUID()
    const parsed = readMandateForm(req.body)
    if (!parsed.ok) {
      res.status(422)
      const facts = { ...(await mandates.sheet(scope)), id, draft: typed(req.body), language, t }
      show(res, 'administration/preferences/mandate', mandatePage({ ...facts, errors: complaints(parsed.errors, t) }))
      return
    }
    await mandates.request(scope, id, parsed.value)
    done(res, PAGE, 'done.preferences.mandate_requested')
  }

  const print = async (visit: CustomerVisit) => {
    sendFile(visit.res, await mandates.print(visit.scope, mandateIdOf(visit)))
  }

  const sendCopy = async (visit: CustomerVisit) => {
    const { req, res, scope, t } = visit
    const { id } = await mandates.open(scope, mandateIdOf(visit))
    const paper = uploadedFile(req, 'paper')
    const outcome = paper ? await mandates.sendCopy(scope, id, paper) : 'no_paper'
    if (outcome === 'saved') {
      done(res, PAGE, 'done.preferences.mandate_copy')
      return
    }
    res.status(422)
    await showPage(visit, t(paper ? 'preferences.mandate.faults.no_paper' : 'preferences.mandate.faults.no_file'))
  }

  const askRevocation = async (visit: CustomerVisit) => {
    const mandate = await mandates.open(visit.scope, mandateIdOf(visit))
    show(visit.res, 'administration/confirm', mandateRevocationPage(mandate, visit.t))
  }

  const revoke = async (visit: CustomerVisit) => {
    await mandates.revoke(visit.scope, mandateIdOf(visit))
    done(visit.res, PAGE, 'done.preferences.mandate_revoked')
  }

  return { page, request, print, sendCopy, askRevocation, revoke }
}

const mandateIdOf = ({ req }: CustomerVisit): string => String(req.params['mandateId'])
