import { addDays } from '#domain/shared/time.ts'
import { formatsFor } from '../components/formats.ts'
import { field } from '../components/field.ts'
import { stepsUntil } from '../components/stepper.ts'
import { SAMPLE_NOW, type Sampling } from './sampling.ts'

/** An order on its way: next step, progress, timeline, facts, names, summary and a confirmation. */
export function sampleOrder({ t, language }: Sampling) {
  const { dateTime, date, money } = formatsFor(language)
  const steps = stepsUntil(2, [
    t('design.order.steps.placed'),
    t('design.order.steps.csr'),
    t('design.order.steps.domain'),
    t('design.order.steps.organization'),
    t('design.order.steps.delivered'),
  ])
  const event = (daysAgo: number, text: string, actor: string | null, tone: 'done' | 'act' | 'work' | 'quiet') => ({
    at: dateTime(addDays(SAMPLE_NOW, -daysAgo)),
    text,
    actor,
    tone,
  })
  return {
    steps: steps.map((step, index) => (index === 2 ? { ...step, note: t('design.order.steps.note') } : step)),
    trouble: steps.map((step, index) => (index === 2 ? { ...step, state: 'failed' as const } : step)),
    next: { title: t('design.order.next_title'), text: t('design.order.next_text') },
    nextEnd: {
      action: { label: t('design.order.next_action'), href: '#order' },
      others: [{ label: t('design.order.next_other'), href: '#order' }],
    },
    record: { id: 'record-name', label: t('design.order.record_name'), value: '_8f14e45f.harbour-bakery.example' },
    content: {
      id: 'record-content',
      label: t('design.order.record_content'),
      value: 'c4ca4238a0b923820dcc509a6f75849b.c81e728d9d4c2f636f067f89cc14862c.dcv.chancery.example',
    },
    timeline: [
      event(0, t('design.order.events.waiting'), null, 'act'),
      event(1, t('design.order.events.csr'), 'Claire Martin', 'done'),
      event(1, t('design.order.events.paid'), null, 'done'),
      event(2, t('design.order.events.placed'), 'Claire Martin', 'quiet'),
    ],
    facts: [
      { term: t('design.order.facts.reference'), text: 'CH-26-104729', href: '#order', mono: false },
      { term: t('design.order.facts.product'), text: 'TBS X509 Business', href: null, mono: false },
      { term: t('design.order.facts.organization'), text: 'Harbour Bakery Ltd', href: null, mono: false },
      { term: t('design.order.facts.end'), text: date(addDays(SAMPLE_NOW, 365)).text, href: null, mono: false },
      {
        term: t('design.order.facts.serial'),
        text: '00a1b2c3d4e5f60718293a4b5c6d7e8f',
        href: null,
        mono: true,
      },
    ],
    names: [
      { name: 'www.harbour-bakery.example', kind: t('design.order.kinds.main'), price: null },
      { name: 'harbour-bakery.example', kind: t('design.order.kinds.included'), price: null },
      { name: 'shop.harbour-bakery.example', kind: t('design.order.kinds.additional'), price: money(2_400n, 'EUR') },
      { name: '*.crumbs.example', kind: t('design.order.kinds.wildcard'), price: money(18_900n, 'EUR') },
    ],
    summary: {
      title: t('shell.summary.title'),
      lines: [
        { label: 'TBS X509 Business', note: t('design.order.one_year'), amount: money(16_900n, 'EUR') },
        { label: t('design.order.kinds.additional'), note: null, amount: money(2_400n, 'EUR') },
        { label: t('design.order.kinds.wildcard'), note: null, amount: money(18_900n, 'EUR') },
        { label: t('design.order.vat'), note: null, amount: money(7_640n, 'EUR') },
      ],
      total: money(45_840n, 'EUR'),
      note: t('design.order.summary_note'),
      submit: { label: t('design.order.submit'), form: 'sample-form' },
    },
    dialog: { id: 'sample-dialog', title: t('design.order.dialog_title') },
    confirm: {
      action: '#order',
      text: t('design.order.confirm_text'),
      consequences: [t('design.order.confirm_first'), t('design.order.confirm_second')],
      fields: [
        field({ name: 'reference', label: t('design.order.confirm_field'), required: true, autocomplete: 'off' }),
      ],
      submit: t('design.order.confirm_submit'),
      back: { label: t('design.order.confirm_back'), href: '#order' },
    },
  }
}
