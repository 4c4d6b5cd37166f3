import { staffMay } from '#domain/access/staff-roles.ts'
import { MAILBOX_VIEWS } from '#domain/mails/outgoing-mail.ts'
import { decodeCursor, isInstant } from '#domain/shared/keyset.ts'
import { typed } from '#http/form.ts'
import { sendFile } from '#http/send-file.ts'
import { sendForeignHtml } from '#http/send-foreign-html.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { mailPage } from '#presenters/staff/mail-page.ts'
import { mailboxPage } from '#presenters/staff/mailbox-page.ts'
import type { Services } from '#services/index.ts'

const PAGE_LENGTH = 50

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

  const show = async (visit: StaffVisit): Promise<void> => {
    const { res, language, t } = visit
    const mail = await staff.readMail(visit.operator, mailIdOf(visit))
    showView(res, 'staff/mail', mailPage({ mail, seesCases: seesCases(visit), language, t }))
  }

  const html = async (visit: StaffVisit): Promise<void> => {
    sendForeignHtml(visit.res, (await staff.readMail(visit.operator, mailIdOf(visit))).html)
  }

  const attachment = async (visit: StaffVisit): Promise<void> => {
    const documentId = String(visit.req.params['documentId'])
    sendFile(visit.res, await staff.printAttachment(visit.operator, mailIdOf(visit), documentId))
  }

  return { list, show, html, attachment }
}

const mailIdOf = ({ req }: StaffVisit) => String(req.params['mailId'])

const seesCases = ({ staff }: StaffVisit) => staffMay(staff.role, 'cases:work')
