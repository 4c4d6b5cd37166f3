import type { BillingEntity } from '#domain/accounts/billing-entity.ts'
import type { AccountSummary } from '#domain/access/signed-in.ts'
import type { PriceList } from '#domain/catalogue/catalogue.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { FIELD_LIMITS, type CustomField } from '#domain/custom-fields/custom-field.ts'
import { valueAt, valueFault } from '#domain/custom-fields/custom-values.ts'
import { checkCsr } from '#domain/csr/check-csr.ts'
import { NOTHING_KNOWN } from '#domain/csr/csr-context.ts'
import type { CsrFinding } from '#domain/csr/findings.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import type { FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'
import { requestedNames } from '#domain/csr/requested-names.ts'
import { parseNames } from '#domain/names/parse-names.ts'
import { productFaults, productsThatFit } from '#domain/names/product-fit.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'
import { sortNames, type SortedNames } from '#domain/names/san-kinds.ts'
import type { KnownContact, Organization } from '#domain/organizations/organization.ts'
import { meansFor, mayQuote, type MeansOffer } from '#domain/payments/means.ts'
import { canPayByTokens, tokensFor, type TokenUnit } from '#domain/pricing/tokens.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { Assessment, OrderFault } from './assessment.ts'
import { closedReason, type ClosedReason, type Engagements } from './closed-reason.ts'
import { csrPolicy } from './csr-policy.ts'
import { corporateFaults, holderFaults, kindFaults, organizationFaults, personFaults } from './holder-faults.ts'
import type { OrderInput } from './order-input.ts'
import { CUSTOM_COLUMNS } from './list-appearance.ts'
import { needsPurchaseOrder } from './purchase-order.ts'
import { NO_NAMES, orderToPrice, priceAssessed } from './price-assessed.ts'
import { textFaults } from './text-faults.ts'

/** What an order form is assessed against. */
export interface OrderContext {
  readonly product: Product
  readonly products: readonly Product[]
  readonly priceList: PriceList
  readonly account: Pick<AccountSummary, 'purchaseOption' | 'currency' | 'approvalMode'> & {
    readonly deferredPaymentAllowed: boolean
    readonly purchaseOrderRequired: boolean
  }
  readonly organizations: readonly Organization[]
  /** Who is not retired. */
  readonly contacts: readonly KnownContact[]
  /** Who else may be invoiced, without those retired. */
  readonly billingEntities: readonly BillingEntity[]
  /** What is known of the request and its key from before. */
  readonly csrUse: {
    readonly sameCsr: boolean
    readonly sameKey: boolean
    /** The key was asked to sign code and is asked for something else now, or the other way round. */
    readonly servesOtherPurpose: boolean
    readonly isCompromised: boolean
  }
  readonly debianWeakKeys: FingerprintList
  readonly tokens: ReadonlyMap<TokenUnit, number>
  readonly deposit: bigint
  readonly engagements: Engagements
  /** The account's own fields that are on. */
  readonly customFields: readonly CustomField[]
  readonly extraSuffixes: ExtraSuffixes
  readonly now: Date
}

/** Works out all that follows from an order form: names sorted, CSR judged, price, means of payment, and every fault. */
export function assessOrder(input: OrderInput, csrReading: CsrReading | null, context: OrderContext): Assessment {
  const { product, account } = context
  const csr = csrReading?.ok ? csrReading.csr : null
  const closed = closedReason(product, context.engagements, dayOf(context.now))
  const parsedNames = parseNames(input.namesText, context.extraSuffixes)
  const names = product.names ? sortNames(parsedNames.names, product.names) : NO_NAMES
  const toPrice = orderToPrice(product, names, input)
  const tokens = tokensFor(toPrice)
  const { lines, net, faults: priceFaults } = priceAssessed(toPrice, input.paymentMeans, context)
  const payer = {
    option: account.purchaseOption,
    currency: account.currency,
    deferredPaymentAllowed: account.deferredPaymentAllowed,
    hasLateCharges: false,
    depositBalance: context.deposit,
    tokens: context.tokens,
  }
  const means = meansFor(payer, { net, tokens: canPayByTokens(toPrice) ? tokens : null })
  const csrFindings = csr ? judgeCsr(csr, input, names, context) : []
  return {
    product,
    closed,
    years: input.years,
    parsedNames,
    names,
    commonName: names.names[0]?.name.value ?? null,
    csr,
    csrFault: csrReading && !csrReading.ok ? csrReading.fault : null,
    csrFindings,
    namesToAdd: csr ? missingNames(csr, names, context.extraSuffixes) : [],
    lines,
    net,
    tokens,
    means,
    alternatives: alternativesFor(input, parsedNames.names, context),
    faults: [
      ...closedFaults(closed),
      ...priceFaults,
      ...productFieldFaults(input, product),
      ...holderFaults(input.organization, context),
      ...kindFaults(input, context),
      ...personFaults(input.corporateContact, 'corporate', context),
      ...corporateFaults(input, context),
      ...personFaults(input.technicalContact, 'technical', context),
      ...(input.software === '' ? [fault('software', 'operations.faults.required')] : []),
      ...nameFaults(input, context),
      ...csrFaults(input, csrReading, csrFindings),
      ...paymentFaults(input, means, net, context),
      ...billingFaults(input, context),
      ...textFaults(input),
      ...customFaults(input, context),
    ],
  }
}

const fault = (field: string, key: string, values: OrderFault['values'] = {}): OrderFault => ({ field, key, values })

/** The form's own sentence says why, and where to mend it (closed-form.ts). */
const closedFaults = (closed: ClosedReason | null): OrderFault[] =>
  closed ? [fault('product', `operations.closed.${closed.code}`)] : []

/** More than any farm of machines behind one certificate. */
const MOST_LICENCES = 500

function productFieldFaults({ licences, chain }: OrderInput, { chains }: Product): OrderFault[] {
  const faults: OrderFault[] = []
  if (licences < 1 || licences > MOST_LICENCES)
    faults.push(fault('licences', 'operations.faults.licences_wrong', { maximum: MOST_LICENCES }))
  if (chain !== null && !chains.some(({ code }) => code === chain))
    faults.push(fault('chain', 'operations.faults.choose_one'))
  return faults
}

function judgeCsr(csr: ParsedCsr, input: OrderInput, names: SortedNames, context: OrderContext): readonly CsrFinding[] {
  const { certificateType } = context.product
  if (!certificateType) return []
  return checkCsr(csr, csrPolicy(certificateType, context.now), {
    ...NOTHING_KNOWN,
    compromisedKeys: new Set(context.csrUse.isCompromised ? [csr.spkiSha256] : []),
    debianWeakKeys: context.debianWeakKeys,
    keyServesOtherPurpose: context.csrUse.servesOtherPurpose,
    keyUsedBefore: context.csrUse.sameKey,
    csrUsedBefore: context.csrUse.sameCsr,
    organization: context.product.validation === 'dv' ? null : holderFields(input, context),
    orderedNames: context.product.names ? names.names.map(({ name }) => name.value) : null,
    extraSuffixes: context.extraSuffixes,
  })
}

function holderFields({ organization }: OrderInput, { organizations }: OrderContext) {
  if (organization.kind === 'new') {
    const { name, city, state, country } = organization.fields
    return name === '' ? null : { organization: name, locality: city, state: state === '' ? null : state, country }
  }
  const known = organizations.find(({ id }) => id === organization.id)
  if (!known) return null
  const { name, state, address } = known
  return { organization: name, locality: address.city, state, country: address.country }
}

function missingNames(csr: ParsedCsr, names: SortedNames, extraSuffixes: ExtraSuffixes): string[] {
  const listed = new Set(names.names.map(({ name }) => name.value))
  return requestedNames(csr, extraSuffixes).names.filter((name) => !listed.has(name))
}

function nameFaults({ namesText }: OrderInput, { product, extraSuffixes }: OrderContext): OrderFault[] {
  if (!product.names) return []
  const { names, faults, beyondLimit } = parseNames(namesText, extraSuffixes)
  if (names.length === 0 && faults.length === 0) return [fault('names', 'operations.faults.required')]
  return [
    ...faults.map(({ entry, fault: code }) =>
      fault('names', `operations.name_faults.${code}`, { name: entry.slice(0, 100) }),
    ),
    ...(beyondLimit > 0 ? [fault('names', 'operations.name_faults.beyond_limit', { count: beyondLimit })] : []),
    ...(names.length === 0 ? [] : productFaults(names, product.names)).map(({ code, ...values }) =>
      fault('names', `operations.product_faults.${code}`, values),
    ),
  ]
}

/** Guidance and quotes may begin without a CSR (guide 5.1.1). */
function csrFaults(input: OrderInput, reading: CsrReading | null, findings: readonly CsrFinding[]): OrderFault[] {
  if (!reading) return input.guidance || input.quote ? [] : [fault('csr', 'operations.faults.csr_missing')]
  if (!reading.ok) return [fault('csr', `csr.faults.${reading.fault.code}`, reading.fault.details)]
  return findings
    .filter(({ severity }) => severity === 'refused')
    .map(({ code, details }) => fault('csr', `csr.findings.${code}`, details))
}

function paymentFaults(
  input: OrderInput,
  means: readonly MeansOffer[],
  net: bigint,
  { account }: OrderContext,
): OrderFault[] {
  const chosen = means.find((offer) => offer.means === input.paymentMeans)
  const faults: OrderFault[] = []
  if (!chosen) faults.push(fault('payment', 'operations.faults.choose_one'))
  else if (chosen.closed) faults.push(fault('payment', `operations.means_closed.${chosen.closed}`))
  const isQuotable = mayQuote(account.purchaseOption, net) && input.paymentMeans !== 'tokens'
  if (input.quote && !isQuotable) faults.push(fault('quote', 'operations.faults.no_quote'))
  if (account.purchaseOrderRequired && needsPurchaseOrder(input, net) && input.purchaseOrder === '') {
    faults.push(fault('purchase_order', 'operations.faults.required'))
  }
  return faults
}

/** What was chosen is the account's own to mend, elsewhere; what was typed is mended here. */
function billingFaults({ billing, billingEntityId }: OrderInput, { billingEntities, now }: OrderContext): OrderFault[] {
  if (billingEntityId === null) return billing ? organizationFaults(billing, 'billing_', now) : []
  const isKnown = billingEntities.some(({ id }) => id === billingEntityId)
  return isKnown ? [] : [fault('billing', 'operations.faults.choose_one')]
}

const CUSTOM_FAULTS = { too_long: 'too_long', not_allowed: 'choose_one' } as const

function customFaults({ customValues }: OrderInput, { customFields }: OrderContext): OrderFault[] {
  return customFields.flatMap((field) => {
    const code = valueFault(field, valueAt(customValues, field.slot), '')
    const values = { maximum: FIELD_LIMITS.value }
    return code ? [fault(CUSTOM_COLUMNS[field.slot], `operations.faults.${CUSTOM_FAULTS[code]}`, values)] : []
  })
}

/** Other products of the same level that take the names, when this one does not. */
function alternativesFor(
  input: OrderInput,
  names: ReturnType<typeof parseNames>['names'],
  { product, products, engagements, now }: OrderContext,
) {
  if (!product.names || names.length === 0 || productFaults(names, product.names).length === 0) return []
  const candidates = products.flatMap((other) =>
    other.names &&
    other.orderable &&
    !other.test &&
    other.validation === product.validation &&
    closedReason(other, engagements, dayOf(now)) === null &&
    other.planYears.includes(input.years)
      ? [{ ...other, names: other.names }]
      : [],
  )
  return productsThatFit(names, candidates).slice(0, 4)
}
