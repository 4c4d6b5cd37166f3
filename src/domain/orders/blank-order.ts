import type { MeansOffer } from '#domain/payments/means.ts'
import { likelyKind, type HolderKind } from '#domain/organizations/holder-kind.ts'
import { standsFor, type ContactRole } from '#domain/organizations/organization.ts'
import type { OrderContext } from './assess-order.ts'
import type { PaymentMeans } from './order.ts'
import type { ContactChoice, ContactInput, OrderInput, OrganizationChoice, OrganizationInput } from './order-input.ts'

/** Whom the account's last order was for: proposed for the next one. */
export interface LastChoices {
  readonly organizationId: string | null
  readonly corporateContactId: string | null
  readonly technicalContactId: string | null
  readonly software: string
}

type Known = Pick<OrderContext, 'product' | 'organizations' | 'contacts'>

/** The order form before anybody has typed into it: what the last order or the account's data leave no doubt about. */
export function blankOrder(known: Known, years: number, last: LastChoices | null): OrderInput {
  const { product } = known
  const organization = proposedHolder(known, last)
  const corporateContact = proposedCorporate(known, organization, last)
  return {
    productCode: product.code,
    years: product.planYears.includes(years) ? years : (product.planYears[0] ?? 1),
    guidance: false,
    licences: 1,
    chain: null,
    organization,
    holderKind: proposedKind(known, organization),
    corporateContact,
    technicalContact: proposedTechnical(known, corporateContact, last),
    software: last?.software ?? '',
    namesText: '',
    csrPem: null,
    customerReference: '',
    comment: '',
    customValues: [],
    paymentMeans: 'card',
    quote: false,
    purchaseOrder: '',
    billing: null,
    billingEntityId: null,
  }
}

/** The means that is chosen before anybody chooses: the account's preferred one where it pays this order, or the first that does. */
export function defaultMeans(offers: readonly MeansOffer[], preferred: PaymentMeans | null = null): PaymentMeans {
  const open = offers.filter(({ closed }) => closed === null)
  const paying = open.filter(({ missingTokens }) => missingTokens.length === 0)
  const ready = paying.find(({ means }) => means === preferred) ?? paying[0] ?? open[0] ?? offers[0]
  return ready?.means ?? 'card'
}

export const NO_ORGANIZATION: OrganizationInput = {
  registrationNumber: '',
  name: '',
  street: '',
  postalCode: '',
  city: '',
  state: '',
  country: '',
  phone: '',
  vatNumber: '',
  nafCode: '',
}

export const NO_CONTACT: ContactInput = { firstName: '', lastName: '', email: '', phone: '', jobTitle: '' }

/** Who is new is asked. */
function proposedKind({ organizations, product }: Known, choice: OrganizationChoice): HolderKind | null {
  if (product.caFamily !== 'ev' || choice.kind === 'new') return null
  const holder = organizations.find(({ id }) => id === choice.id)
  return holder ? (holder.kind ?? likelyKind(holder)) : null
}

function proposedHolder({ organizations }: Known, last: LastChoices | null): OrganizationChoice {
  if (organizations.length === 0) return { kind: 'new', fields: NO_ORGANIZATION }
  const proposed = organizations.find(({ id }) => id === last?.organizationId)
  const only = organizations.length === 1 ? organizations[0] : undefined
  return { kind: 'known', id: (proposed ?? only)?.id ?? '' }
}

function proposedCorporate(
  { contacts }: Known,
  organization: OrganizationChoice,
  last: LastChoices | null,
): ContactChoice {
  const proposable = contacts.filter(isProposedAs('corporate'))
  const people = organization.kind === 'known' ? proposable.filter((one) => standsFor(one, organization.id)) : []
  if (people.length === 0) return proposable.length === 0 ? { kind: 'new', fields: NO_CONTACT } : NOBODY_YET
  const proposed = people.find(({ id }) => id === last?.corporateContactId)
  const only = people.length === 1 ? people[0] : undefined
  return { kind: 'known', id: (proposed ?? only)?.id ?? '' }
}

const isProposedAs =
  (role: ContactRole) =>
  ({ proposedAs }: Known['contacts'][number]) =>
    proposedAs.includes(role)

const NOBODY_YET: ContactChoice = { kind: 'known', id: '' }

function proposedTechnical({ contacts }: Known, corporate: ContactChoice, last: LastChoices | null): ContactChoice {
  const proposed = contacts.filter(isProposedAs('technical')).find(({ id }) => id === last?.technicalContactId)
  const isSame = !proposed || (corporate.kind === 'known' && corporate.id === proposed.id)
  return isSame ? { kind: 'same' } : { kind: 'known', id: proposed.id }
}
