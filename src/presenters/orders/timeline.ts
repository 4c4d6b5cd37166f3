import type { OrderEvent } from '#domain/orders/order-event.ts'
import type { OrderEventKind } from '#domain/orders/event-kinds.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor, type DateText } from '#presenters/components/formats.ts'
import type { Tone } from '#presenters/components/tone.ts'
import { methodNamed } from './dcv-words.ts'

/** One line of the timeline, as views/partials/timeline.ejs takes it. */
export interface TimelineEntry {
  readonly at: DateText
  readonly text: string
  readonly actor: string | null
  readonly tone: Tone
}

export function timeline(events: readonly OrderEvent[], language: Language, t: Translate): readonly TimelineEntry[] {
  const { dateTime } = formatsFor(language)
  return events.map((event) => ({
    at: dateTime(event.at),
    text: eventSentence(event, t),
    actor: actorOf(event),
    tone: TONES[event.kind],
  }))
}

/** Follows by itself from what somebody did: the portal is its author. */
const BY_THE_PORTAL: readonly OrderEventKind[] = [
  'quote_issued',
  'invoice_issued',
  'credit_note_issued',
  'tokens_awaited',
  'tokens_taken',
  'deposit_debited',
]

/** People are named; what the portal did by itself has nobody's name. */
function actorOf({ kind, actorKind, actorName }: OrderEvent): string | null {
  if (BY_THE_PORTAL.includes(kind)) return null
  if (actorKind === 'user' || actorKind === 'staff') return actorName
  return actorKind === 'visitor' && actorName.includes('@') ? actorName : null
}

/** What an event of an order says. */
export function eventSentence({ kind, details }: Pick<OrderEvent, 'kind' | 'details'>, t: Translate): string {
  const text = (name: string) => String(details[name] ?? '')
  switch (kind) {
    case 'approval_refused':
    case 'suspended':
    case 'cancelled':
      return text('reason') === ''
        ? t(`orders.events.${kind}.plain`)
        : t(`orders.events.${kind}.because`, { reason: text('reason') })
    case 'caa_refused':
      return t('orders.events.caa_refused', { name: text('name') })
    case 'method_changed':
      return t('orders.events.method_changed', { domain: text('domain'), method: methodNamed(details['method'], t) })
    case 'domain_validated':
      return t('orders.events.domain_validated', { domain: text('domain'), method: methodNamed(details['method'], t) })
    case 'mail_sent_again':
    case 'value_renewed':
    case 'proof_aged':
      return t(`orders.events.${kind}`, { domain: text('domain') })
    case 'audit_completed':
      return details['reused'] === 1 ? t('orders.events.audit_reused') : t('orders.events.audit_completed')
    case 'audit_ticked':
      return t('orders.events.audit_ticked', { count: Number(details['done'] ?? 0) })
    case 'holder_corrected':
      return t('orders.events.holder_corrected', { from: text('from'), to: text('to') })
    case 'quote_issued':
    case 'invoice_issued':
    case 'credit_note_issued':
      return t(`orders.events.${kind}`, { number: text('number') })
    default:
      return t(`orders.events.${kind}`)
  }
}

const TONES: Readonly<Record<OrderEventKind, Tone>> = {
  placed: 'quiet',
  price_changed: 'act',
  approved: 'done',
  approval_refused: 'stop',
  verification_started: 'work',
  caa_allowed: 'done',
  caa_refused: 'act',
  method_changed: 'quiet',
  mail_sent_again: 'quiet',
  value_renewed: 'quiet',
  domain_validated: 'done',
  proof_aged: 'act',
  audit_ticked: 'work',
  audit_completed: 'done',
  audit_refused: 'stop',
  holder_corrected: 'work',
  documents_requested: 'act',
  document_sent: 'quiet',
  suspended: 'stop',
  resumed: 'work',
  csr_given: 'quiet',
  quote_issued: 'quiet',
  quote_signed: 'done',
  invoice_issued: 'quiet',
  credit_note_issued: 'quiet',
  checkout_opened: 'quiet',
  payment_refused: 'stop',
  paid_too_much: 'act',
  excess_returned: 'done',
  paid: 'done',
  tokens_awaited: 'act',
  tokens_taken: 'done',
  deposit_debited: 'done',
  submitted: 'work',
  ca_refused: 'stop',
  version_added: 'work',
  delivered: 'done',
  cancelled: 'stop',
}
