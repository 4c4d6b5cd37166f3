import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { newId } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { Services } from '#services/index.ts'
import { makeDemoCsr } from '../../seeds/story/make-csr.ts'
import { CONTACT, HOLDER } from './builders.ts'

/** A filled order form for these names; tests say what is different about theirs. */
export function anOrderInput(names: readonly string[], fields: Partial<OrderInput> = {}): OrderInput {
  return {
    productCode: 'positivessl',
    years: 1,
    guidance: false,
    licences: 1,
    chain: null,
    organization: { kind: 'new', fields: HOLDER },
    holderKind: null,
    corporateContact: { kind: 'new', fields: CONTACT },
    technicalContact: { kind: 'same' },
    software: 'nginx',
    namesText: names.join('\n'),
    csrPem: makeDemoCsr(names),
    customerReference: '',
    customValues: [],
    comment: '',
    paymentMeans: 'transfer',
    quote: false,
    purchaseOrder: '',
    billing: null,
    billingEntityId: null,
    ...fields,
  }
}

/** Keeps a form that was filled and not sent off; tells the id of its draft. */
export async function keptDraft(services: Services, scope: AccountScope, input: OrderInput): Promise<string> {
  const { draftId, assessment } = await keepInput(services, scope, input)
  if (draftId === null) throw new Error(`the draft is wrong: ${JSON.stringify(assessment.faults)}`)
  return draftId
}

/** The same for a form that may have faults, or be closed: tells how it was assessed. */
export function keepInput({ orders }: Services, scope: AccountScope, input: OrderInput) {
  const csr = input.csrPem === null ? null : readCsrText(input.csrPem)
  return orders.keepDraft(scope, newId(scope.now()), input, csr)
}
