import { MAILBOX_VIEWS, type MailboxView, type MailRow } from '#domain/mails/outgoing-mail.ts'
import type { KeysetPage } from '#domain/shared/keyset.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { neighbour } from '../components/address.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'

export interface MailboxFacts extends KeysetPage<MailRow> {
  readonly address: string
  readonly view: MailboxView
  /** May open the orders that mails are about. */
  readonly seesCases: boolean
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['subject', 'account', 'order', 'written', 'state'] as const

/** What views/staff/mailbox.ejs is given: every mail, the newest first. */
export function mailboxPage(facts: MailboxFacts) {
  const { address, view, rows, previous, next, t } = facts
  return {
    title: t('staff.mailbox.title'),
    head: pageHead({ lead: t('staff.mailbox.lead') }),
    tabs: {
      label: t('staff.mailbox.views'),
      links: MAILBOX_VIEWS.map((one) => ({
        label: t(`staff.mailbox.view.${one}`),
        href: one === 'all' ? '/staff/mailbox' : `/staff/mailbox?show=${one}`,
        current: one === view,
      })),
    },
    table: table({
      caption: t('staff.mailbox.title'),
      columns: COLUMNS.map((column) => plainColumn(t(`staff.mailbox.columns.${column}`))),
      empty:
        rows.length > 0
          ? null
          : { title: t('staff.mailbox.empty_title'), text: t('staff.mailbox.empty_text'), action: null },
      pager: {
        range: t('staff.mailbox.shown', { count: rows.length }),
        previousHref: neighbour(address, 'before', previous),
        nextHref: neighbour(address, 'after', next),
      },
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, t(`staff.mailbox.columns.${column}`)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    rows: rows.map((row) => mailRow(row, facts)),
  }
}

function mailRow(row: MailRow, { seesCases, language, t }: MailboxFacts) {
  const { dateTime } = formatsFor(language)
  return {
    href: `/staff/mailbox/${row.id}`,
    subject: row.subject,
    recipient: row.recipient,
    attachments: row.attachment_count > 0 ? t('staff.mailbox.attachments', { count: row.attachment_count }) : null,
    account: row.account_name,
    order: row.reference,
    orderHref: row.reference && seesCases ? `/staff/cases/${row.reference}` : null,
    written: dateTime(row.created_at),
    tone: row.sent_at ? 'done' : row.attempts > 0 ? 'stop' : 'work',
    state: row.sent_at
      ? t('staff.mailbox.sent')
      : row.attempts > 0
        ? t('staff.mailbox.failing', { count: row.attempts })
        : t('staff.mailbox.waiting'),
  }
}
