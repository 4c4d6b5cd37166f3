import type { NewAccount } from '#domain/access/new-account.ts'
import type { ContactInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { StoryTools, Teller } from '../../story/story.ts'
import { CHARACTERS } from '../cast.ts'

/** What happened in an account, act by act; each act is preceded by how many days ago it was. */
export type Past = AsyncGenerator<number, void>
export type Tale = (tools: StoryTools, tellers: ReadonlyMap<string, Teller>) => Past

export function teller(tellers: ReadonlyMap<string, Teller>, login: string): Teller {
  const found = tellers.get(login)
  if (!found) throw new Error(`${login} is not of the cast of ${CHARACTERS.length} accounts`)
  return found
}

export function holderOf({ name, registrationNumber, address, phone, vatNumber }: NewAccount): OrganizationInput {
  return {
    registrationNumber,
    name,
    street: address.lines.join('\n'),
    postalCode: address.postalCode,
    city: address.city,
    state: '',
    country: address.country,
    phone,
    vatNumber: vatNumber ?? '',
    nafCode: '',
  }
}

export function person(firstName: string, lastName: string, email: string, phone: string): ContactInput {
  return { firstName, lastName, email, phone, jobTitle: '' }
}

export function client(name: string, registrationNumber: string, city: string, country: string): OrganizationInput {
  return {
    registrationNumber,
    name,
    street: '1 Harbour Street',
    postalCode: country === 'FR' ? '14600' : 'ZE1 0LL',
    city,
    state: '',
    country,
    phone: '+44 1595 000 200',
    vatNumber: '',
    nafCode: '',
  }
}
