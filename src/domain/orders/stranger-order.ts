import { EMAIL } from './holder-faults.ts'
import type { OrderContext } from './assess-order.ts'
import type { OrderFault } from './assessment.ts'

/**
 * What an order form is assessed against where its author may learn nothing of the account: nobody it knows, nothing
 * it owns, no request that it has sent before. That a key is compromised is said to everybody.
 */
export function asStrangersSee<Context extends OrderContext>(context: Context): Context {
  return {
    ...context,
    organizations: [],
    contacts: [],
    billingEntities: [],
    csrUse: { sameCsr: false, sameKey: false, servesOtherPurpose: false, isCompromised: context.csrUse.isCompromised },
    tokens: new Map(),
    deposit: 0n,
    customFields: [],
  }
}

/**
 * What strangers can mend. How the account pays is its own affair, settled when somebody approves; and neither guidance
 * nor a quote stands in for a CSR.
 */
export const strangersFaults = (faults: readonly OrderFault[]): readonly OrderFault[] =>
  faults
    .filter(({ field }) => field !== 'payment')
    .map((one) => (one.key === 'operations.faults.csr_missing' ? { ...one, key: 'order_links.form.csr_missing' } : one))

export const ASKER_LIMITS = { name: 100, email: 200 } as const

const fault = (field: string, key: string, values: OrderFault['values'] = {}): OrderFault => ({ field, key, values })

/** What is wrong with who asks. */
export function askerFaults({ name, email }: { readonly name: string; readonly email: string }): OrderFault[] {
  return [
    ...(name === '' ? [fault('asker_name', 'operations.faults.required')] : []),
    ...(name.length > ASKER_LIMITS.name
      ? [fault('asker_name', 'operations.faults.too_long', { maximum: ASKER_LIMITS.name })]
      : []),
    ...(email === '' ? [fault('asker_email', 'operations.faults.required')] : []),
    ...(email !== '' && (email.length > ASKER_LIMITS.email || !EMAIL.test(email))
      ? [fault('asker_email', 'operations.faults.email_wrong')]
      : []),
  ]
}
