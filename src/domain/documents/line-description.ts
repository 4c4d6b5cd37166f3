import type { Product } from '#domain/catalogue/product.ts'
import type { PricedLine } from '#domain/pricing/price-order.ts'
import type { Language, Localised } from '#domain/shared/language.ts'

/** What one unit of a line is called on a quote or an invoice (INV-03: exact designation). */
export function lineDescription(
  line: PricedLine,
  { product, commonName, language }: { product: Product; commonName: string | null; language: Language },
): string {
  const name = product.name[language]
  if (line.item === 'handling') return ITEMS.handling[language]
  const term = years(line.years, language)
  if (line.item === 'base') return [name, commonName, term].filter((part) => part !== null).join(' – ')
  return `${name} – ${ITEMS[line.item][language]} – ${term}`
}

/** What one token is called on the invoice of its purchase. */
export function tokenDescription(line: PricedLine, product: Product, language: Language): string {
  const what = line.item === 'base' ? '' : ` – ${ITEMS[line.item][language]}`
  return `${TOKEN[language]} – ${product.name[language]}${what} – ${years(line.years, language)}`
}

const TOKEN: Localised = { en: 'Certificate token', fr: 'Jeton de certificat' }

const ITEMS: Readonly<Record<Exclude<PricedLine['item'], 'base'>, Localised>> = {
  additional: { en: 'additional name of the same domain', fr: 'nom supplémentaire du même domaine' },
  domain: { en: 'name of another domain', fr: 'nom d’un autre domaine' },
  wildcard: { en: 'wildcard name', fr: 'nom générique (wildcard)' },
  licence: { en: 'licence for one more machine', fr: 'licence pour une machine de plus' },
  guidance: { en: 'guided order', fr: 'commande accompagnée' },
  handling: { en: 'Handling fee for payment after delivery', fr: 'Frais de gestion pour paiement après livraison' },
}

function years(count: number, language: Language): string {
  if (language === 'fr') return count === 1 ? '1 an' : `${count} ans`
  return count === 1 ? '1 year' : `${count} years`
}
