import { grants, type Permission } from '#domain/access/rights.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { certificateStatus, type CertificateState } from '#domain/certificates/certificate.ts'
import { possibleActs, type OrderAct, type OrderFacts } from '#domain/orders/possible-acts.ts'
import { mayBeCancelled } from '#domain/orders/calling-off.ts'
import type { Settlement } from '#domain/orders/states.ts'
import { termsOf } from '#domain/orders/terms.ts'
import { amountDue, type OrderFile, type OrderPageFacts } from './order-file.ts'

/** The acts that have a page, and what each asks for. The others join as their pages are built. */
const PERMISSIONS = {
  approve: 'orders:approve',
  refuse: 'orders:approve',
  pay: 'orders:pay',
  give_csr: 'certificates:manage',
  follow_dcv: 'certificates:manage',
  cancel: 'orders:place',
} as const satisfies Partial<Record<OrderAct, Permission>>
export type BuiltAct = keyof typeof PERMISSIONS

const BUILT = Object.keys(PERMISSIONS) as BuiltAct[]
const CSR_MAY_COME: readonly (CertificateState | undefined)[] = ['waiting', 'refused']
const PAYABLE_BY_CARD: readonly Settlement[] = ['awaiting_payment', 'deferred']

/** What this visitor can do with the order now: no button leads to a refusal. */
export function actsFor({ file, product, rights, now }: OrderPageFacts): ReadonlySet<BuiltAct> {
  const possible = possibleActs(orderFacts(file, product, now), now)
  return new Set(
    BUILT.filter((act) => possible.includes(act) && grants(rights, PERMISSIONS[act]) && IS_OPEN[act](file)),
  )
}

/** What the acts ask for besides, as their services do. */
const IS_OPEN: Readonly<Record<BuiltAct, (file: OrderFile) => boolean>> = {
  approve: () => true,
  refuse: () => true,
  pay: (file) => PAYABLE_BY_CARD.includes(file.order.settlement) && amountDue(file) > 0n,
  give_csr: ({ certificates, order }) =>
    CSR_MAY_COME.includes(certificates[0]?.state) && order.fulfilment !== 'suspended',
  follow_dcv: ({ validations }) => validations.length > 0,
  cancel: ({ order, certificates }) => mayBeCancelled({ ...order, newest: certificates[0]?.state ?? 'waiting' }),
}

function orderFacts({ order, certificates }: OrderFile, product: Product, now: Date): OrderFacts {
  return {
    fulfilment: order.fulfilment,
    settlement: order.settlement,
    product: {
      hasCsr: product.subjectFields !== null,
      hasDcv: product.dcvMethods.length > 0,
      hasAudit: product.progressSteps.includes('organization'),
      isOnServer: product.type === 'server',
      hasOptions: product.type === 'signing_platform',
      hasSmartSeal: product.supplier === 'digicert',
      canReissue: product.reissuable,
      canRenew: product.renewable,
      canRenewAutomatically: product.autoRenewable,
      canRevoke: product.revocableOnline,
      canClone: product.cloneable,
      canMigrate: product.migratesTo.length > 0,
    },
    terms: termsOf(product.brand),
    planEnd: order.planEnd,
    validCertificates: certificates.filter((one) => certificateStatus(one, now) === 'valid').length,
    issuedCertificates: certificates.filter(({ issued }) => issued !== null).length,
    awaitsAcceptance: false,
    renewsAutomatically: false,
    isNotToBeRenewed: false,
    isRenewed: false,
  }
}
