import type { Fulfilment, Settlement } from './states.ts'

export const HOME_TASKS = ['approval', 'suspended', 'quote', 'payment', 'csr', 'domain'] as const
export type HomeTaskKind = (typeof HOME_TASKS)[number]

/** Something to do about orders: how many, and one of them, which is the way there when it is alone. */
export interface HomeTask {
  readonly kind: HomeTaskKind
  readonly count: number
  readonly reference: string
}

export interface HomeOrder {
  readonly reference: string
  readonly common_name: string
  readonly product_code: string
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly ordered_at: Date
}

/** A certificate that ends soon. */
export interface EndingCertificate {
  readonly reference: string
  readonly common_name: string
  readonly valid_from: Date
  readonly valid_to: Date
}

/** Certificates that end within so many days are told of on the home page. */
export const ENDING_DAYS = 90
/** Counting stops there: «more than a thousand» says enough. */
export const TASK_LIMIT = 1000
