import { printedIban } from '#domain/mandates/iban.ts'
import { IBAN } from '../../support/example-preferences.ts'
import { send, type Agent, type TestPortal } from '../../support/portal.ts'

export const PAGE = '/administration/preferences/mandate'
export const MADE = '/administration/preferences/mandates'
export const STAFF = '/staff/mandates'

/** The form of a mandate as somebody types it; tests say what is different about theirs. */
export const typedMandate = (fields: Record<string, string> = {}) => ({
  debtorName: 'Harbour Bakery',
  street: '3 quai de la Farine',
  postalCode: '14600',
  city: 'Honfleur',
  country: 'FR',
  iban: printedIban(IBAN).toLowerCase(),
  bic: 'psst fr pp mon',
  email: 'bank@harbour-bakery.example',
  language: 'fr',
  ...fields,
})

export const wordsOf = (text: string) => text.replace(/\s/g, '')

/** What the owner of the bakery's account does about its mandate, and the newest of its rows. */
export function mandateActs({ admin, scopeOf }: Pick<TestPortal, 'admin' | 'scopeOf'>, owner: Agent) {
  const request = (fields: Record<string, string> = {}) => send(owner, PAGE, MADE, typedMandate(fields))
  const newest = () =>
    admin('debit_mandates')
      .where('account_id', scopeOf('harbour.super').accountId)
      .orderBy('requested_at', 'desc')
      .orderBy('id', 'desc')
      .first()
  return { request, newest }
}
