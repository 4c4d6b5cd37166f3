import { methodEndsAt, type DcvMethod } from '#domain/rules/dcv-methods.ts'
import type { CertificateType } from '#domain/rules/lifetimes.ts'
import { planFrom } from './plan.ts'
import { forecastCertificates } from './reissue-forecast.ts'
import type { OrderTerms } from './terms.ts'

/** What the order form says beforehand, from the dated rules; each code has a sentence in every language. */
export type OrderNotice =
  | { readonly code: 'server_authentication_only' }
  | { readonly code: 'plan_needs_reissues'; readonly certificates: number; readonly replaceBefore: readonly Date[] }
  | { readonly code: 'dcv_method_ends'; readonly method: DcvMethod; readonly on: Date }

export interface IntendedOrder {
  readonly type: CertificateType
  readonly years: number
  readonly supplier?: string | undefined
  readonly dcvMethods: readonly DcvMethod[]
  readonly terms: OrderTerms
}

/** The notices for an order placed at this moment. */
export function orderNotices(order: IntendedOrder, at: Date): readonly OrderNotice[] {
  return [...purposeNotices(order), ...reissueNotices(order, at), ...methodNotices(order)]
}

/** Authorities no longer put client authentication into certificates that browsers trust (TLS-24). */
function purposeNotices({ type }: IntendedOrder): readonly OrderNotice[] {
  return type === 'server' ? [{ code: 'server_authentication_only' }] : []
}

function reissueNotices({ type, years, supplier, terms }: IntendedOrder, at: Date): readonly OrderNotice[] {
  const forecast = forecastCertificates(planFrom(at, years), type, terms, supplier)
  if (forecast.length < 2) return []
  const replaceBefore = forecast.slice(0, -1).map(({ notAfter }) => notAfter)
  return [{ code: 'plan_needs_reissues', certificates: forecast.length, replaceBefore }]
}

function methodNotices({ dcvMethods }: IntendedOrder): readonly OrderNotice[] {
  return dcvMethods.flatMap((method) => {
    const on = methodEndsAt(method)
    return on ? [{ code: 'dcv_method_ends', method, on }] : []
  })
}
