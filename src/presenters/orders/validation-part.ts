import { proofReusableUntil } from '#domain/rules/dcv-reuse.ts'
import { valueLapsesAt } from '#domain/rules/dcv-values.ts'
import { hasLapsed } from '#domain/validation/check-schedule.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { methodName, observationText } from './dcv-words.ts'
import type { OrderPageFacts } from './order-file.ts'
import { instructionsOf, type Instructions } from './placed-instructions.ts'

/** One proof that is asked for: what to do, what was seen, and what can be pressed. */
export interface ValidationPart {
  readonly id: string
  /** The host or domain that it proves, and the method. */
  readonly title: string
  readonly proved: string | null
  readonly instructions: Instructions | null
  readonly mails: readonly string[]
  readonly look: LastLook | null
  /** When we look again, and how long the value is good. */
  readonly times: string | null
  /** In the place of a check, where the value has lapsed. */
  readonly renew: FormButton | null
  readonly check: FormButton | null
  readonly resend: FormButton | null
}

interface LastLook {
  readonly title: string
  readonly text: string
  readonly seen: readonly string[]
  readonly source: string
}

interface FormButton {
  readonly action: string
  readonly label: string
}

export function validationPart(
  validation: DomainValidation,
  { isOrderOpen, isChangeable }: { readonly isOrderOpen: boolean; readonly isChangeable: boolean },
  facts: OrderPageFacts,
): ValidationPart {
  const { file, now, t } = facts
  const { id, domain, method, state } = validation
  const isAsked = isOrderOpen && state === 'pending'
  const isLapsed = hasLapsed(validation, now)
  const isPlaced = isAsked && method !== 'email' && !isLapsed
  const action = `/orders/${file.order.reference}/domain-control/${id}`
  return {
    id,
    title: t('validation.page.method', { domain, method: methodName(method, t) }),
    proved: provedText(validation, facts),
    instructions: isPlaced ? instructionsOf(validation, t) : null,
    mails: mailLines(validation, facts),
    look: isAsked ? lastLook(validation, facts) : null,
    times: isAsked && isLapsed ? t('validation.page.lapsed') : isPlaced ? timesText(validation, facts) : null,
    renew: isChangeable && isLapsed ? { action: `${action}/values`, label: t('validation.page.renew') } : null,
    check: isPlaced ? { action: `${action}/checks`, label: t('validation.page.check_now') } : null,
    resend: isAsked && method === 'email' ? { action: `${action}/mails`, label: t('validation.page.resend') } : null,
  }
}

function provedText(
  { method, validatedAt }: DomainValidation,
  { product, language, t }: OrderPageFacts,
): string | null {
  if (!validatedAt) return null
  const { date, dateTime } = formatsFor(language)
  const until = proofReusableUntil({ method, validatedAt, supplier: product.supplier })
  return [
    t('validation.page.proved_on', { date: dateTime(validatedAt).text }),
    t('validation.page.reusable_until', { date: date(until).text }),
  ].join(' ')
}

/** The last mail to each mailbox; once proved, only the one that was agreed to. */
function mailLines({ id, state }: DomainValidation, { file, language, t }: OrderPageFacts): readonly string[] {
  const { date, dateTime } = formatsFor(language)
  const mine = file.challengeMails.filter(
    ({ validationId, approvedAt }) => validationId === id && (state === 'pending' || approvedAt !== null),
  )
  const newest = new Map(mine.toReversed().map((mail) => [mail.address, mail]))
  return [...newest.values()].map(({ address, sentAt, expiresAt, approvedAt }) =>
    approvedAt
      ? t('validation.page.mail_approved', { address, date: dateTime(approvedAt).text })
      : t('validation.page.mail_sent', { address, date: dateTime(sentAt).text, until: date(expiresAt).text }),
  )
}

function lastLook({ lastObservation, lastCheckedAt }: DomainValidation, facts: OrderPageFacts): LastLook | null {
  if (!lastObservation || !lastCheckedAt) return null
  const { language, t } = facts
  return {
    title: t('validation.page.last_look', { date: formatsFor(language).dateTime(lastCheckedAt).text }),
    text: observationText(lastObservation, t),
    seen: lastObservation.seen,
    source:
      lastObservation.source === ''
        ? ''
        : t('validation.page.source', { source: sourceNamed(lastObservation.source, t) }),
  }
}

/** The demo answers DNS questions from a zone of its own; other resolvers go by their address. */
const DEMO_ZONE = 'demo zone'

const sourceNamed = (source: string, t: Translate) => (source === DEMO_ZONE ? t('validation.page.demo_zone') : source)

function timesText({ nextCheckAt, requestedAt }: DomainValidation, { now, language, t }: OrderPageFacts): string {
  const { date, dateTime } = formatsFor(language)
  const next =
    nextCheckAt && nextCheckAt > now
      ? t('validation.page.next_look', { date: dateTime(nextCheckAt).text })
      : t('validation.page.looking')
  return [
    // None comes in the last hours before the value lapses.
    ...(nextCheckAt ? [next] : []),
    t('validation.page.holds_until', { date: date(valueLapsesAt(requestedAt)).text }),
  ].join(' ')
}
