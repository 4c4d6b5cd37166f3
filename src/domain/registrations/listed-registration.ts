import type { RegistrationState } from './states.ts'

export const REGISTRATION_VIEWS = ['waiting', 'correction', 'accepted', 'refused', 'all'] as const
export type RegistrationView = (typeof REGISTRATION_VIEWS)[number]

/** A registration as one line of the staff's list. */
export interface ListedRegistration {
  readonly id: string
  readonly state: RegistrationState
  readonly name: string
  readonly registration_number: string
  readonly country: string
  readonly kind: 'company' | 'reseller'
  readonly applicant: string
  readonly address: string
  readonly submitted_at: Date
}

/** What an applicant is opened with, and what can be chosen. */
export interface SellingOffice {
  readonly code: string
  readonly name: string
  readonly country: 'FR' | 'GB'
  readonly currency: 'EUR' | 'GBP'
}
