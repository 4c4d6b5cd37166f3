import type { Product } from '#domain/catalogue/product.ts'
import { certificateStatus } from '#domain/certificates/certificate.ts'
import type { DeliveryFacts } from '#domain/orders/next-step.ts'
import { isReissueDue } from '#domain/orders/reissue-forecast.ts'
import type { Fulfilment } from '#domain/orders/states.ts'
import { termsOf, type OrderTerms } from '#domain/orders/terms.ts'
import { stands } from '#domain/validation/standing-proofs.ts'
import type { OrderFile } from './order-file.ts'
import { standingOf, type Standing } from './standing.ts'

/** What came through an order link asks for no proof before it is approved. */
const BEFORE_PROOF: readonly Fulfilment[] = ['pending_approval', 'refused', 'cancelled']

/** Where the order of a file stands. */
export function fileStanding(file: OrderFile, product: Product, now: Date): Standing {
  const { order, certificates, caaChecks, audit } = file
  const terms = termsOf(product.brand)
  const facts = {
    fulfilment: order.fulfilment,
    settlement: order.settlement,
    paymentMeans: order.paymentMeans,
    steps: product.progressSteps,
    csrGiven: certificates[0]?.csrPem != null,
    caa: caaChecks.length === 0 ? 'unchecked' : caaChecks.every(({ allowed }) => allowed) ? 'allowed' : 'refused',
    domainsProved:
      (file.validations.length > 0 || !BEFORE_PROOF.includes(order.fulfilment)) &&
      file.validations.every((proof) => stands(proof, product.supplier, now)),
    audit: audit?.state ?? null,
    isRefusedByCa: certificates[0]?.state === 'refused',
    called: audit?.ticks.some(({ item }) => item === 'callback_made') ?? false,
    delivery: order.fulfilment === 'delivered' ? deliveryFacts(file, terms, now) : null,
    terms,
  } as const
  return standingOf(facts, now)
}

function deliveryFacts({ order, certificates }: OrderFile, terms: OrderTerms, now: Date): DeliveryFacts | null {
  const valid = certificates.find((certificate) => certificateStatus(certificate, now) === 'valid')
  const newest = certificates.find(({ issued }) => issued !== null)?.issued
  const planEnd = order.planEnd ?? newest?.notAfter
  if (!planEnd) return null
  return {
    planEnd,
    hasValidCertificate: valid !== undefined,
    awaitsAcceptance: false,
    isReissueDue: newest !== undefined && newest !== null && isReissueDue(newest, planEnd, now, terms),
    isRenewalSettled: false,
    isSeenInstalled: false,
  }
}
