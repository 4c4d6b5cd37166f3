const LONGEST_SLUG = 40

/** A name as an address can have it: lower case, without accents, words joined. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '')
}

/** The first of `name`, `name-2`, `name-3` … that is free. */
export function freeSlug(name: string, taken: readonly string[]): string {
  const base = plainWords(name) || 'account'
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(slug)) return slug
  }
}

/** British customers and those of the islands buy from the British office, everybody else from the French one. */
export function proposedOffice(
  country: string,
  offices: readonly { readonly code: string; readonly country: string }[],
) {
  const wanted = ['GB', 'IM', 'JE', 'GG'].includes(country) ? 'GB' : 'FR'
  return (offices.find((office) => office.country === wanted) ?? offices[0])?.code ?? ''
}
