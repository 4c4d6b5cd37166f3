import { certificateStatus } from '#domain/certificates/certificate.ts'
import { planFrom, type Plan } from '#domain/orders/plan.ts'
import { forecastCertificates } from '#domain/orders/reissue-forecast.ts'
import { termsOf } from '#domain/orders/terms.ts'
import { addDays, SECOND } from '#domain/shared/time.ts'
import { validityBar, type Bar } from '#presenters/components/bar.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pill, TONE_OF_CERTIFICATE, type Pill } from '#presenters/components/status-pill.ts'
import type { OrderPageFacts } from './order-file.ts'

/** The time that the order buys, and the certificates that carry it out: those that are there, and those to come. */
export interface PlanPart {
  readonly text: string
  readonly life: Bar | null
  readonly labels: Readonly<Record<'number' | 'state' | 'from' | 'to' | 'due', string>>
  readonly rows: readonly PlanRow[]
}

interface PlanRow {
  readonly number: string
  readonly pill: Pill
  readonly from: string
  readonly to: string
  readonly due: string
}

const NOT_FORESEEN = '–'

/** Null for what has no certificate, and for what will never be delivered. */
export function planPart(facts: OrderPageFacts): PlanPart | null {
  const { file, product, language, now, t } = facts
  const { order } = file
  if (product.certificateType === null || order.fulfilment === 'cancelled' || order.fulfilment === 'refused')
    return null
  const isRunning = order.planStart !== null && order.planEnd !== null
  const plan = planOf(facts)
  const rows = [...issuedRows(facts), ...rowsToCome(facts, plan)]
  const { date } = formatsFor(language)
  const dates = { from: date(plan.start).text, to: date(plan.end).text }
  return {
    text:
      isRunning && plan.end <= now
        ? t('orders.plan.over', dates)
        : t(isRunning ? 'orders.plan.running' : 'orders.plan.intended', { ...dates, count: rows.length }),
    life: isRunning ? validityBar(plan.start, plan.end, now, t) : null,
    labels: {
      number: t('orders.plan.number'),
      state: t('orders.columns.status'),
      from: t('orders.plan.from'),
      to: t('orders.plan.to'),
      due: t('orders.plan.due'),
    },
    rows,
  }
}

/** Before delivery: the plan as if it began today. */
function planOf({ file, product, now }: OrderPageFacts): Plan {
  const { planStart, planEnd, planYears } = file.order
  if (planStart && planEnd) return { start: planStart, end: planEnd }
  return product.planDays === null ? planFrom(now, planYears) : { start: now, end: addDays(now, product.planDays) }
}

function issuedRows({ file, language, now, t }: OrderPageFacts): PlanRow[] {
  const { date } = formatsFor(language)
  return file.certificates.toReversed().flatMap((certificate) => {
    const { issued, sequence } = certificate
    if (!issued) return []
    const status = certificateStatus(certificate, now)
    return {
      number: String(sequence),
      pill: pill(TONE_OF_CERTIFICATE[status], t(`orders.certificate_states.${status}`)),
      from: date(issued.notBefore).text,
      to: date(issued.notAfter).text,
      due: NOT_FORESEEN,
    }
  })
}

function rowsToCome({ file, product, language, now, t }: OrderPageFacts, plan: Plan): PlanRow[] {
  if (product.certificateType === null) return []
  const { date } = formatsFor(language)
  const newest = file.certificates.find(({ issued }) => issued !== null)
  const covered = newest?.issued ? new Date(newest.issued.notAfter.getTime() + SECOND) : plan.start
  const start = covered < now && newest ? now : covered
  const known = newest?.sequence ?? 0
  return forecastCertificates(
    { start, end: plan.end },
    product.certificateType,
    termsOf(product.brand),
    product.supplier,
  ).map(({ notBefore, notAfter, reissueDueAt }, index) => ({
    number: String(known + index + 1),
    pill: pill('quiet', t('orders.plan.to_come')),
    from: date(notBefore).text,
    to: date(notAfter).text,
    due: reissueDueAt ? date(reissueDueAt).text : NOT_FORESEEN,
  }))
}
