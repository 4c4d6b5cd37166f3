import type { BillingFields } from '#domain/accounts/billing-entity.ts'
import type { MandateFields } from '#domain/mandates/mandate.ts'
import { frenchVatNumber } from '#domain/tax/vat-number.ts'
import { newId } from '#platform/ids.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'

/** Somebody else to be invoiced, with numbers whose check digits are right. */
export const MILL: BillingFields = {
  registrationNumber: '552100554',
  name: 'Minoterie du Port',
  street: '12 rue des Moulins',
  postalCode: '76600',
  city: 'Le Havre',
  state: '',
  country: 'FR',
  phone: '+33 2 35 00 00 01',
  vatNumber: frenchVatNumber('552100554'),
}

/** A bank account of nobody’s; its check digits are right. */
export const IBAN = 'FR1420041010050500013M02606'

export const MANDATE: MandateFields = {
  debtorName: 'Harbour Bakery',
  street: '3 quai de la Farine',
  postalCode: '14600',
  city: 'Honfleur',
  country: 'FR',
  iban: IBAN,
  bic: 'PSSTFRPPMON',
  email: 'bank@harbour-bakery.example',
  language: 'fr',
}

/** A billing entity, a mandate that waits for its signature, and addresses for every purpose. */
export async function plantPreferences(portal: TestPortal, owner: string): Promise<readonly Example[]> {
  const { scopeOf, clock } = portal
  const { preferences, mandates } = portal.portal.services
  const scope = scopeOf(owner)
  const [entityId, mandateId] = [newId(clock.now()), newId(clock.now())]
  await preferences.addBillingEntity(scope, entityId, MILL)
  await mandates.request(scope, mandateId, MANDATE)
  await mandates.sendCopy(scope, mandateId, Buffer.from('%PDF-1.7 signed'))
  return [
    { name: 'a billing entity', owner, values: { entityId } },
    { name: 'a mandate to be signed', owner, values: { mandateId } },
  ]
}
