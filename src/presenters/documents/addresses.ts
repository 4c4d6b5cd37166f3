import type { CommercialDocument, PostalAddress, Seller } from '#domain/documents/document.ts'
import type { DocumentSheet } from '#domain/documents/sheet.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'

export function letterhead({ name, address, email, phone }: Seller): DocumentSheet['letterhead'] {
  return {
    name,
    lines: [[...address.lines, ...cityLines(address)].join(', '), [email, phone].filter(isFilled).join(' – ')],
  }
}

/** As the post wants it: the country only where the letter leaves it. */
export function recipient({ buyer, seller, language }: CommercialDocument): readonly string[] {
  const { address } = buyer
  const country = address.country === seller.address.country ? [] : [countryName(address.country, language)]
  return [buyer.name, buyer.contactName ?? '', ...address.lines, ...cityLines(address), ...country].filter(isFilled)
}

/** Who sells, in the words of its register: on every page. */
export function sellerIdentity({ name, legalForm, registration, vatNumber }: Seller, t: Translate): string {
  return [name, legalForm, registration, t('documents.contact.vat', { number: vatNumber })].filter(isFilled).join(' – ')
}

/** An address in full, with its country. */
export function postalLines(address: PostalAddress, language: Language): readonly string[] {
  return [...address.lines, ...cityLines(address), countryName(address.country, language)].filter(isFilled)
}

const POSTCODE_LAST: ReadonlySet<string> = new Set(['GB', 'IE'])

function cityLines({ postalCode, city, country }: PostalAddress): readonly string[] {
  return POSTCODE_LAST.has(country)
    ? [city, postalCode].filter(isFilled)
    : [[postalCode, city].filter(isFilled).join(' ')]
}

function countryName(country: string, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
  return name.toLocaleUpperCase(language)
}

const isFilled = (part: string): boolean => part !== ''
