import { load } from 'cheerio'
import { anOrder, HOLDER } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { CONTACTS, lookUps } from './people.ts'

export const FORM = '/operations/orders/new?product=positivessl&years=1'

/** The contacts of the bakery, which has ordered once and so knows Margaux, and what their administrator does. */
export async function openContacts() {
  const portal = await startPortal()
  const { admin, signIn, story } = portal
  const { logged } = lookUps(portal)
  const owner = await signIn('harbour.super')
  const first = await story('harbour.super').order(anOrder())
  const { id: bakery } = await admin('organizations')
    .where({ registration_number: HOLDER.registrationNumber })
    .first('id')

  const contact = (fields: Record<string, string | readonly string[]> = {}) => ({
    organizationId: String(bakery),
    firstName: 'Noé',
    lastName: 'Aubert',
    jobTitle: '',
    email: 'noe@harbour-bakery.example',
    phone: '+33 2 31 11 22 33',
    language: 'fr',
    proposedAs: ['corporate', 'technical'],
    ...fields,
  })
  const add = (fields: Parameters<typeof contact>[0] = {}) => send(owner, `${CONTACTS}/new`, CONTACTS, contact(fields))
  const idOf = async (email: string): Promise<string> =>
    (await admin('contacts').where({ email }).orderBy('id').first('id')).id
  const offered = async (role: 'corporate' | 'technical') =>
    (await open(owner, FORM))(`select[name=${role}] option`)
      .toArray()
      .map((option) => load(option))
      .filter(($) => String($('option').val()).length === 36)
      .map(($) => $.text().split(',')[0])
  /** Another account, with an organization and a contact of its own. */
  const orderElsewhere = () =>
    story('fjord.super').order(
      anOrder({ holder: { ...HOLDER, registrationNumber: 'SC417702', country: 'GB', postalCode: 'ZE1 0LL' } }),
    )

  return { ...portal, logged, owner, first, bakery: String(bakery), contact, add, idOf, offered, orderElsewhere }
}
