/** Redirects that keep the method and may be followed by a validation (BR §3.2.2.4.18): 303 and the like may not. */
const FOLLOWED = [301, 302, 307, 308]

export type NextStep =
  | { readonly step: 'stay' }
  | { readonly step: 'follow'; readonly url: URL }
  | { readonly step: 'bad_redirect'; readonly detail: string }

/** An absolute http or https address without credentials, its fragment dropped; null for anything else. */
export function parseWebAddress(text: string, base?: URL): URL | null {
  if (!URL.canParse(text, base?.href)) return null
  const url = new URL(text, base)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  if (!isWeb || url.username !== '' || url.password !== '') return null
  url.hash = ''
  return url
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

/** Where an answer sends its reader. */
export function nextStep(current: URL, status: number, location: string | undefined): NextStep {
  if (!isRedirect(status)) return { step: 'stay' }
  if (!FOLLOWED.includes(status)) return { step: 'bad_redirect', detail: `status ${status}` }
  if (location === undefined) return { step: 'bad_redirect', detail: 'no location' }
  const url = parseWebAddress(location, current)
  return url === null ? { step: 'bad_redirect', detail: location } : { step: 'follow', url }
}

/** Every 3xx that names another place; 304 names none. */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304
}
