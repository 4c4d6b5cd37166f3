/** Folds case, accents and white space, so that a search finds what a person means. */
export function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Everything an order is found by a part of, in one text: references, holder, people, names. */
export function orderSearchText(parts: readonly (string | null)[]): string {
  return searchable([...new Set(parts.filter((part) => part !== null && part !== ''))].join('\n'))
}

/** A serial number in every way in which it may be kept, however it was copied: `4D:0A…`, `serial=4D0A…`, `0x4d0a…`. */
export function serialSpellings(keyword: string): readonly string[] {
  const digits = keyword
    .toLowerCase()
    .replace(/^\s*(serial(\s?number)?\s*[=:])?\s*(0x)?/, '')
    .replace(/[\s:-]/g, '')
  const bare = digits.replace(/^0+(?=.)/, '')
  return /^[0-9a-f]{2,40}$/.test(bare) ? [bare, `0${bare}`, `00${bare}`] : []
}
