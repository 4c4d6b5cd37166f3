import type { ContactInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { StoryOrder } from '../../seeds/story/story.ts'

export const HOLDER: OrganizationInput = {
  registrationNumber: '901122333',
  name: 'Harbour Bakery',
  street: '3 quai de la Farine',
  postalCode: '14600',
  city: 'Honfleur',
  state: '',
  country: 'FR',
  phone: '+33 2 31 11 22 33',
  vatNumber: '',
  nafCode: '',
}

export const CONTACT: ContactInput = {
  firstName: 'Margaux',
  lastName: 'Lehoux',
  email: 'margaux@harbour-bakery.example',
  phone: '+33 2 31 11 22 33',
  jobTitle: '',
}

let orders = 0

/** An order for one name of its own, proved by mail and paid by transfer; tests say what is different about theirs. */
export function anOrder(fields: Partial<StoryOrder> = {}): StoryOrder {
  orders += 1
  const names = [`www.shop-${orders}.example`]
  return { product: 'positivessl', names, daysAgo: 0, holder: HOLDER, contact: CONTACT, means: 'transfer', ...fields }
}
