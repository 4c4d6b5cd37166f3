import type { AddressGuard } from '#platform/address-guard.ts'
import type { WebClient, WebOutcome } from '#ports/web-client.ts'
import { fetchOnce, type CertificateTrust, type Fetched } from './fetch-once.ts'
import { nextStep, parseWebAddress, portOf } from './next-address.ts'

export interface WebClientOptions {
  readonly guard: AddressGuard
  /** For everything together: names, connections, redirects and bodies, however slowly they drip. */
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly maxRedirects: number
  /**
   * `any` for domain validation: the file is often asked for before the site has a good certificate, and what it proves
   * is control of the address that the name points to, over http as well as https (BR §3.2.2.4.18).
   */
  readonly trust: CertificateTrust
}

type Failure = Exclude<WebOutcome, { readonly outcome: 'answered' }>['outcome']
type Visit = Fetched | { readonly outcome: Failure; readonly detail: string }

/** Fetches what a user named. Every address on the way, redirects included, passes the guard before a connection. */
export function createWebClient(options: WebClientOptions): WebClient {
  return {
    get: (address) => {
      const url = parseWebAddress(address)
      if (url !== null) return follow(url, options)
      return Promise.resolve({ outcome: 'refused_address', url: address, detail: 'not a plain http or https address' })
    },
  }
}

async function follow(start: URL, options: WebClientOptions): Promise<WebOutcome> {
  const signal = AbortSignal.timeout(options.timeoutMs)
  const redirects: string[] = []
  let url = start
  for (;;) {
    const fetched = await visit(url, redirects.length > 0, options, signal)
    const { href } = url
    if (fetched.outcome !== 'answered') return { outcome: fetched.outcome, url: href, detail: fetched.detail }
    const next = nextStep(url, fetched.status, fetched.location)
    if (next.step === 'bad_redirect') return { outcome: 'bad_redirect', url: href, detail: next.detail }
    if (next.step === 'stay') {
      const { status, body, address } = fetched
      return { outcome: 'answered', status, body, url: href, address, redirects }
    }
    if (redirects.length === options.maxRedirects) {
      return { outcome: 'too_many_redirects', url: href, detail: next.url.href }
    }
    redirects.push(href)
    url = next.url
  }
}

async function visit(url: URL, redirected: boolean, options: WebClientOptions, signal: AbortSignal): Promise<Visit> {
  const { guard, maxBytes, trust } = options
  const admission = await Promise.race([guard.admit(url.hostname, portOf(url)), abortion(signal)])
  if (admission === 'aborted') return { outcome: 'timeout', detail: 'name not resolved in time' }
  if (admission.admitted) {
    const { addresses, port } = admission
    return fetchOnce(url, { addresses, port, maxBytes, trust, signal })
  }
  const { reason, detail } = admission
  if (reason === 'refused_port') return { outcome: redirected ? 'bad_redirect' : 'refused_address', detail }
  return { outcome: reason, detail }
}

function abortion(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('aborted')
    signal.addEventListener('abort', () => resolve('aborted'), { once: true })
  })
}
