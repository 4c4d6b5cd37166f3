const SPECIAL = /[&<>"']/
const SPECIALS = /[&<>"']/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}

/** What EJS puts around `<%= %>`. Most values have nothing to escape, so looking first is what makes it fast. */
export function escapeHtml(value: unknown): string {
  if (value === undefined || value === null) return ''
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- a template prints texts and numbers
  const text = typeof value === 'string' ? value : String(value)
  return SPECIAL.test(text) ? text.replace(SPECIALS, (character) => ENTITIES[character]!) : text
}
