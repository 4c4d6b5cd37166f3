import type { CertificateState } from '#domain/certificates/certificate.ts'
import type { Order } from './order.ts'

/** What decides about the end of an order that is not delivered; `newest` is its newest version. */
interface Undelivered extends Pick<Order, 'fulfilment' | 'validation'> {
  readonly newest: CertificateState
}

/** Nothing that a CA could still issue: its request was not sent, or refused. */
const isNotAtCa = ({ newest }: Undelivered) => newest === 'waiting' || newest === 'refused'

/** A customer may cancel before our team works on the order, and again while its domains are to be proved. */
export function mayBeCancelled(order: Undelivered): boolean {
  switch (order.fulfilment) {
    case 'pending_approval':
    case 'registered':
      return true
    case 'verification':
      return order.validation === 'dv' && isNotAtCa(order)
    case 'awaiting_dcv':
      return isNotAtCa(order)
    default:
      return false
  }
}

/** Our team may refuse what can't be verified, proved or issued. */
export function mayBeRefused(order: Undelivered): boolean {
  switch (order.fulfilment) {
    case 'verification':
    case 'suspended':
    case 'awaiting_dcv':
      return isNotAtCa(order)
    default:
      return false
  }
}
