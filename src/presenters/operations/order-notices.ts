import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { orderNotices } from '#domain/orders/order-notices.ts'
import { planFrom } from '#domain/orders/plan.ts'
import { forecastCertificates } from '#domain/orders/reissue-forecast.ts'
import { termsOf } from '#domain/orders/terms.ts'
import { caaIssuers } from '#domain/rules/caa.ts'
import { DAY } from '#domain/shared/time.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import type { Remark } from './names-check.ts'

type Weighed = Pick<AssessedOrder, 'input' | 'context'>

/** What somebody should know before they order a public certificate. */
export function noticeRemarks({ input, context }: Weighed, t: Translate): readonly Remark[] {
  const { product, now } = context
  if (!product.certificateType) return []
  const order = {
    type: product.certificateType,
    years: input.years,
    supplier: product.supplier,
    dcvMethods: [],
    terms: termsOf(product.brand),
  }
  const isServerOnly = orderNotices(order, now).some(({ code }) => code === 'server_authentication_only')
  const issuer = caaIssuers(product.supplier)[0]
  return [
    ...(isServerOnly ? [quiet(t('operations.notices.server_authentication_only'))] : []),
    quiet(t('operations.notices.transparency')),
    ...(issuer ? [quiet(t('operations.notices.caa', { issuer }))] : []),
  ]
}

const quiet = (text: string): Remark => ({ tone: 'quiet', text })

/** The certificates that the plan will need, each replaced free of charge; null where one is enough. */
export function planForecast({ input, context }: Weighed, { t, language }: { t: Translate; language: Language }) {
  const { product, now } = context
  if (!product.certificateType || product.planDays !== null) return null
  const plan = planFrom(now, input.years)
  const certificates = forecastCertificates(plan, product.certificateType, termsOf(product.brand), product.supplier)
  if (certificates.length < 2) return null
  const { date } = formatsFor(language)
  return {
    text: t('operations.notices.plan_needs_reissues', { count: certificates.length }),
    title: t('operations.notices.forecast_title'),
    rows: certificates.map(({ notBefore, notAfter, reissueDueAt }, index) => ({
      term: t('operations.notices.certificate', { number: index + 1 }),
      text: [
        t('operations.notices.window', {
          from: date(notBefore).text,
          to: date(notAfter).text,
          count: Math.round((notAfter.getTime() - notBefore.getTime()) / DAY),
        }),
        ...(reissueDueAt ? [t('operations.notices.replace', { date: date(reissueDueAt).text })] : []),
      ].join(' '),
      href: null,
      mono: false,
    })),
  }
}
