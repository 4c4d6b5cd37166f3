import { describe, expect, test } from 'vitest'
import type { MailRow } from '#domain/mails/outgoing-mail.ts'
import type { QueuedCase } from '#domain/validation/queued-case.ts'
import { addDays } from '#domain/shared/time.ts'
import { translator } from '#platform/i18n.ts'
import { casesPage } from '#presenters/staff/cases-page.ts'
import { mailboxPage } from '#presenters/staff/mailbox-page.ts'
import { overviewPage } from '#presenters/staff/overview-page.ts'
import { paymentsPage } from '#presenters/staff/payments-page.ts'
import { NOW } from '../orders/sample-file.ts'

const t = translator('en')
const LIST = { language: 'en', now: NOW, productName: (code: string) => code.toUpperCase(), t } as const

const CASE: QueuedCase = {
  kind: 'audit',
  reference: 'CH100123',
  account_name: 'Harbour Bakery',
  organization_name: 'Harbour Bakery Ltd',
  common_name: 'www.harbour.example',
  product_code: 'ov',
  fulfilment: 'verification',
  settlement: 'paid',
  waiting_since: addDays(NOW, -3),
  level: 'ov',
  ticked: [],
  csr_missing: false,
  open_domains: 0,
  caa_refusals: 0,
  documents_sent: 0,
}

describe('the queue', () => {
  test('says how long each case waits', () => {
    const cases = [CASE, { ...CASE, waiting_since: addDays(NOW, -1) }, { ...CASE, waiting_since: NOW }]

    const { list } = casesPage({ ...LIST, view: 'all', cases, most: 10 })

    expect(list.rows.map(({ waiting }) => waiting)).toEqual(['for 3 days', 'for 1 day', 'since today'])
  })

  test('shows no more than it can and says so', () => {
    const { list } = casesPage({ ...LIST, view: 'all', cases: [CASE, CASE, CASE], most: 2 })

    expect(list.rows).toHaveLength(2)
    expect(list.table.count).toContain('The 2 oldest cases')
  })

  test('says how it fills where it is empty', () => {
    expect(casesPage({ ...LIST, view: 'all', cases: [], most: 2 }).empty?.title).toBe('The queue is empty')
  })
})

describe('the overview', () => {
  const work = {
    audits: 1,
    certificates: 0,
    refused: 0,
    invoices: 1001,
    quotes: 2,
    mails: 0,
    registrations: 3,
    jobs: 2,
  }

  test.each([
    [
      'admin',
      [
        '/staff/registrations',
        '/staff/cases',
        '/staff/cases?show=certificates',
        '/staff/cases?show=refused',
        '/staff/payments',
        '/staff/payments#quotes',
      ],
    ],
    ['validation', ['/staff/cases', '/staff/cases?show=certificates', '/staff/cases?show=refused']],
    ['accounting', ['/staff/payments', '/staff/payments#quotes']],
    ['sales', ['/staff/registrations']],
  ] as const)('shows %s the work that is theirs', (role, places) => {
    const { figures } = overviewPage({ ...LIST, role, work, oldest: null })

    const house = role === 'admin' ? ['/staff/jobs?state=gave_up'] : []
    expect(figures.map(({ href }) => href)).toEqual([...places, '/staff/mailbox?show=waiting', ...house])
  })

  test('does not count what nobody would count', () => {
    const { figures } = overviewPage({ ...LIST, role: 'accounting', work, oldest: null })

    expect(figures[0]?.label).toBe('1,000+ invoices unpaid')
  })
})

describe('the open invoices', () => {
  const invoice = {
    number: 'FRI2026-000042',
    account_name: 'Harbour Bakery',
    buyer_name: 'Harbour Bakery Ltd',
    reference: 'CH100123',
    common_name: 'www.harbour.example',
    issued_on: '2026-10-20',
    due_on: '2026-11-22',
    currency: 'EUR',
    gross: '24000',
    paid: '10000',
    payment_reference: 'RF48FRI2026000042',
  } as const
  const facts = {
    address: '/staff/payments',
    keyword: '',
    excesses: [],
    quotes: [],
    most: 10,
    today: '2026-11-23',
    language: 'en',
    t,
  } as const

  test('say what is still open and what is late', () => {
    const { invoices } = paymentsPage({
      ...facts,
      invoices: [invoice, { ...invoice, due_on: '2026-11-23', paid: '0' }],
    })

    expect(invoices.rows.map(({ open, paid, overdue }) => [open, paid, overdue])).toEqual([
      ['€140.00', '€100.00 paid', 'overdue'],
      ['€240.00', null, null],
    ])
  })

  test('name the keyword that nothing fits', () => {
    expect(paymentsPage({ ...facts, invoices: [], keyword: '99' }).invoices.empty?.title).toBe('Nothing fits “99”')
    expect(paymentsPage({ ...facts, invoices: [] }).invoices.empty?.title).toBe('No open invoice')
  })
})

describe('the outgoing mail', () => {
  const row: MailRow = {
    id: '019ab000-0000-7000-8000-000000000001',
    account_name: 'Harbour Bakery',
    recipient: 'claire@harbour.example',
    subject: 'Order CH100123 registered',
    reference: 'CH100123',
    created_at: NOW,
    sent_at: null,
    attempts: 0,
    attachment_count: 0,
    sort_value: '2026-11-23 09:30:00+00',
  }
  const facts = {
    address: '/staff/mailbox',
    view: 'all',
    previous: null,
    next: null,
    seesCases: true,
    language: 'en',
    t,
  } as const

  test.each([
    [{ sent_at: NOW, attempts: 1 }, 'done', 'Sent'],
    [{ sent_at: null, attempts: 0 }, 'work', 'Waiting'],
    [{ sent_at: null, attempts: 2 }, 'stop', 'Tried 2 times'],
  ] as const)('tells where a mail is: %j', (fields, tone, state) => {
    expect(mailboxPage({ ...facts, rows: [{ ...row, ...fields }] }).rows[0]).toMatchObject({ tone, state })
  })

  test('leads to the order only those who may open it', () => {
    const hrefs = [true, false].map((seesCases) => mailboxPage({ ...facts, seesCases, rows: [row] }).rows[0]?.orderHref)

    expect(hrefs).toEqual(['/staff/cases/CH100123', null])
  })
})
