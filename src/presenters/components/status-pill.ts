import type { CertificateStatus } from '#domain/certificates/certificate.ts'
import type { StatusLabel } from '#domain/orders/status-label.ts'
import type { Tone } from './tone.ts'

/** A state in one word, with the colour and sign of its tone. */
export interface Pill {
  readonly tone: Tone
  readonly label: string
}

export const pill = (tone: Tone, label: string): Pill => ({ tone, label })

/** Amber is for what waits for the customer, whoever else works on the order meanwhile. */
export const TONE_OF_STATUS: Readonly<Record<StatusLabel, Tone>> = {
  quote: 'act',
  quote_signed: 'work',
  verification_and_waiting_for_payment: 'act',
  delivered_not_billed: 'done',
  delivered_unpaid: 'act',
  delivered_paid: 'done',
  cancelled: 'quiet',
  waiting_for_payment: 'act',
  verification: 'work',
  cancelled_refunded: 'quiet',
  suspended: 'stop',
  waiting_for_dcv: 'act',
  discarded_holdback_pending: 'act',
  discarded_holdback_paid: 'quiet',
  pending_approval: 'work',
}

export const TONE_OF_CERTIFICATE: Readonly<Record<CertificateStatus, Tone>> = {
  waiting: 'work',
  refused: 'stop',
  valid: 'done',
  expired: 'stop',
  revoked: 'stop',
}
