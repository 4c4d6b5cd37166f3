import type { OrderInput } from '#domain/orders/order-input.ts'
import type { OrderFile } from '#presenters/orders/order-file.ts'

/** The form that an order could have come from, so that a CSR which comes later is judged as one that came with it. */
export function orderInputOf({ order, organization, corporate, technical }: OrderFile): OrderInput {
  return {
    productCode: order.productCode,
    years: order.planYears,
    guidance: order.guidance,
    licences: order.licences,
    chain: order.chain,
    organization: { kind: 'known', id: organization?.id ?? '' },
    holderKind: organization?.kind ?? null,
    corporateContact: { kind: 'known', id: corporate?.id ?? '' },
    technicalContact: { kind: 'known', id: technical?.id ?? '' },
    software: order.software,
    namesText: order.names.join('\n'),
    csrPem: null,
    customerReference: order.customerReference,
    comment: order.comment,
    customValues: order.customValues,
    paymentMeans: order.paymentMeans,
    quote: false,
    purchaseOrder: order.purchaseOrder ?? '',
    billing: null,
    billingEntityId: null,
  }
}
