import { z } from 'zod'
import { holdsPrivateKey } from '#domain/csr/faults.ts'
import { mentionsPrivateKey } from '#domain/csr/pasted.ts'
import { holdingKey, readCsrText, type CsrReading } from '#domain/csr/read-csr-text.ts'
import { FIELD_SLOTS } from '#domain/custom-fields/custom-field.ts'
import { valueAt } from '#domain/custom-fields/custom-values.ts'
import { CUSTOM_COLUMNS } from '#domain/orders/list-appearance.ts'
import { PAYMENT_MEANS } from '#domain/orders/order.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { HOLDER_KINDS } from '#domain/organizations/holder-kind.ts'
import { SOFTWARE } from '#domain/orders/software.ts'
import { typed as typedFields } from '#http/form.ts'
import { line, lines, tick } from './clean-text.ts'
import {
  readHolder,
  readOrganization,
  readPerson,
  typedGroup,
  typedHolder,
  typedPerson,
  type TypedForm,
} from './holder-inputs.ts'

/** An order form that was sent. Nothing in it holds a private key, whatever was pasted or uploaded. */
export interface SentOrderForm {
  readonly input: OrderInput
  readonly csr: CsrReading | null
  /** What the page shows again. */
  readonly typed: TypedForm
  readonly draftId: string | null
  /** False for the buttons that only look: check, add names, take another product. */
  readonly isOrder: boolean
}

const whole = z.coerce.number().int().min(0).max(999).catch(0)

const Fields = z.object({
  product: line,
  years: whole,
  guidance: tick,
  licences: z.preprocess((typed) => (typed === undefined || typed === '' ? 1 : typed), whole),
  chain: line,
  holder_kind: z.enum(HOLDER_KINDS).nullable().catch(null),
  software: line,
  software_other: line,
  names: lines,
  reference: line,
  comment: lines,
  custom_1: line,
  custom_2: line,
  custom_3: line,
  custom_4: line,
  payment: z.enum(PAYMENT_MEANS).catch('free'),
  quote: tick,
  purchase_order: line,
  billing: line,
})

const Buttons = z.object({ check: tick, add: lines, switch: line })
const DraftId = z.uuid().nullable().catch(null)

/** Reads an order form. Every body makes one: what is missing or no text is empty, and the assessment says what is wrong. */
export function readOrderForm(body: unknown, file: Buffer | null): SentOrderForm {
  const sent = typedFields(body)
  const { check, add, switch: product } = Buttons.parse(sent)
  const filled = {
    ...sent,
    ...(add !== '' && { names: `${sent['names'] ?? ''}\n${add}`.trim() }),
    ...(product !== '' && { product }),
  }
  const { csr, typed } = withCsr(filled, file)
  return {
    input: inputFrom(typed, csr),
    csr,
    typed,
    draftId: DraftId.parse(sent['draft'] ?? null),
    isOrder: !check && add === '' && product === '',
  }
}

/** The fields of a form that was filled before. */
export function typedOrder(input: OrderInput): TypedForm {
  const { software, billing, billingEntityId } = input
  const isListed = software === '' || isListedSoftware(software)
  return {
    product: input.productCode,
    years: String(input.years),
    guidance: input.guidance ? 'yes' : '',
    licences: String(input.licences),
    chain: input.chain ?? '',
    ...typedHolder(input.organization),
    holder_kind: input.holderKind ?? '',
    ...typedPerson(input.corporateContact, 'corporate'),
    ...typedPerson(input.technicalContact, 'technical'),
    software: isListed ? software : 'other',
    software_other: isListed ? '' : software,
    names: input.namesText,
    csr: input.csrPem ?? '',
    reference: input.customerReference,
    comment: input.comment,
    ...Object.fromEntries(FIELD_SLOTS.map((slot) => [CUSTOM_COLUMNS[slot], valueAt(input.customValues, slot)])),
    payment: input.paymentMeans,
    quote: input.quote ? 'yes' : '',
    purchase_order: input.purchaseOrder,
    billing: billingEntityId ?? (billing ? 'new' : ''),
    ...(billing && billingEntityId === null && typedGroup(billing, 'billing_')),
  }
}

function inputFrom(typed: TypedForm, csr: CsrReading | null): OrderInput {
  const fields = Fields.parse(typed)
  return {
    productCode: fields.product,
    years: fields.years,
    guidance: fields.guidance,
    licences: fields.licences,
    chain: fields.chain === '' ? null : fields.chain,
    organization: readHolder(typed),
    holderKind: fields.holder_kind,
    corporateContact: readPerson(typed, 'corporate'),
    technicalContact: readPerson(typed, 'technical'),
    software: isListedSoftware(fields.software) ? fields.software : fields.software_other,
    namesText: fields.names,
    csrPem: csr?.ok ? csr.csr.pem : null,
    customerReference: fields.reference,
    comment: fields.comment,
    customValues: FIELD_SLOTS.map((slot) => fields[CUSTOM_COLUMNS[slot]]),
    paymentMeans: fields.payment,
    quote: fields.quote,
    purchaseOrder: fields.purchase_order,
    billing: fields.billing === 'new' ? readOrganization(typed, 'billing_') : null,
    billingEntityId: fields.billing === '' || fields.billing === 'new' ? null : fields.billing,
  }
}

const isListedSoftware = (software: string) => SOFTWARE.some(({ name }) => name === software)

/**
 * Reads the CSR before anything else is done with the form. A private key, in whichever field, is taken out of what is
 * shown again and makes the CSR a fault, so that nothing of the form is kept (CSR-06).
 */
function withCsr(sent: TypedForm, file: Buffer | null): { csr: CsrReading | null; typed: TypedForm } {
  const { csr: pasted = '', ...others } = sent
  const csr = file ? readCsrText(file) : pasted.trim() === '' ? null : readCsrText(pasted)
  const clean = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, mentionsPrivateKey(value) ? '' : value]),
  )
  const elsewhere = Object.entries(others).find(([name, value]) => clean[name] !== value)
  const reading = elsewhere ? holdingKey(elsewhere[1]) : csr
  return { csr: reading, typed: { ...clean, csr: shownCsr(csr, file ? '' : pasted) } }
}

function shownCsr(csr: CsrReading | null, pasted: string): string {
  if (csr?.ok) return pasted === '' ? csr.csr.pem : pasted
  return csr && holdsPrivateKey(csr.fault) ? '' : pasted
}
