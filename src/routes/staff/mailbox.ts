import { z } from 'zod'
import { staffMay } from '#domain/access/staff-roles.ts'
import { MAILBOX_VIEWS, resendingOf } from '#domain/mails/outgoing-mail.ts'
import { decodeCursor, isInstant } from '#domain/shared/keyset.ts'
import { done } from '#http/done.ts'
import { parseForm, typed, type FieldErrors } from '#http/form.ts'
import { sendFile } from '#http/send-file.ts'
import { sendForeignHtml } from '#http/send-foreign-html.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { mailPage } from '#presenters/staff/mail-page.ts'
import { mailboxPage } from '#presenters/staff/mailbox-page.ts'
import type { Services } from '#services/index.ts'
import { Confirmation, draftOf } from './confirmed.ts'

const PAGE_LENGTH = 50
const Version = z.object({ version: z.string().max(60).catch('') })
const FORMS = {
  at_once: Version.extend({ reason: z.string().max(0).catch('') }),
  with_reason: Confirmation.extend(Version.shape),
}

export function mailboxRoutes({ staff }: Services) {
  const list = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const { show, after, before } = typed(req.query)
    const view = MAILBOX_VIEWS.find((one) => one === show) ?? 'all'
    const cursor = decodeCursor(before ?? after ?? '', isInstant)
    const backwards = cursor !== null && before !== undefined
    const page = await staff.mails(operator, { view, length: PAGE_LENGTH, cursor, backwards })
    const facts = { ...page, address: req.originalUrl, view, seesCases: seesCases(visit), language, t }
    showView(res, 'staff/mailbox', mailboxPage(facts))
  }

  const show = async (visit: StaffVisit, errors: FieldErrors): Promise<void> => {
    const { res, language, t } = visit
    const mail = await staff.readMail(visit.operator, mailIdOf(visit))
    const draft = draftOf(visit, errors)
    showView(res, 'staff/mail', mailPage({ mail, draft, seesCases: seesCases(visit), language, t }))
  }

  const resend = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const mail = await staff.readMail(operator, mailIdOf(visit))
    const parsed = parseForm(resendingOf(mail) === 'with_reason' ? FORMS.with_reason : FORMS.at_once, req.body)
    if (!parsed.ok) {
      res.status(422)
      return show(visit, parsed.errors)
    }
    await staff.resendMail(operator, mail.id, parsed.value.version, parsed.value.reason)
    done(res, `/staff/mailbox/${mail.id}`, 'done.staff.mail_queued')
  }

  const html = async (visit: StaffVisit): Promise<void> => {
    sendForeignHtml(visit.res, (await staff.readMail(visit.operator, mailIdOf(visit))).html)
  }

  const attachment = async (visit: StaffVisit): Promise<void> => {
    const documentId = String(visit.req.params['documentId'])
    sendFile(visit.res, await staff.printAttachment(visit.operator, mailIdOf(visit), documentId))
  }

  return { list, show: (visit: StaffVisit) => show(visit, {}), resend, html, attachment }
}

const mailIdOf = ({ req }: StaffVisit) => String(req.params['mailId'])

const seesCases = ({ staff }: StaffVisit) => staffMay(staff.role, 'cases:work')
