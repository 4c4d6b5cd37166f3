import type { Buyer, CommercialDocument } from '#domain/documents/document.ts'
import type { Fact } from '#domain/documents/sheet.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatDate } from '#presenters/format.ts'

/** Dates, references, and the numbers by which the buyer is known. */
export function documentFacts(document: CommercialDocument, t: Translate): readonly Fact[] {
  const { kind, language, issuedOn, suppliedOn, dueOn, validUntil, orderReference, purchaseOrder, buyer } = document
  const date = (day: string | null): string | null => (day === null ? null : formatDate(day, language))
  return facts([
    [t('documents.fact.issued'), date(issuedOn)],
    [t('documents.fact.supplied'), kind === 'invoice' || kind === 'credit_note' ? date(suppliedOn) : null],
    [t('documents.fact.due'), document.amountDue > 0n ? date(dueOn) : null],
    [t('documents.fact.valid_until'), date(validUntil)],
    [t('documents.fact.order'), orderReference],
    [t('documents.fact.purchase_order'), purchaseOrder],
    [t(registrationLabel(buyer)), buyer.registrationNumber],
    [t('documents.fact.vat'), buyer.vatNumber],
  ])
}

/** Leaves out what the document does not have. */
export function facts(candidates: readonly (readonly [label: string, value: string | null])[]): readonly Fact[] {
  return candidates.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
}

function registrationLabel({ address, registrationNumber }: Buyer) {
  if (address.country !== 'FR') return 'documents.fact.registration'
  return registrationNumber?.length === SIREN_LENGTH ? 'documents.fact.siren' : 'documents.fact.siret'
}

const SIREN_LENGTH = 9
