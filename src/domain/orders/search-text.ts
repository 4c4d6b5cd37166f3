/** Folds case, accents and white space, so that a search finds what a person means. */
export function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Everything an order is found by, in one text: references, names, holder, people, serial. */
export function orderSearchText(parts: readonly (string | null)[]): string {
  return searchable([...new Set(parts.filter((part) => part !== null && part !== ''))].join('\n')).slice(0, 8000)
}
