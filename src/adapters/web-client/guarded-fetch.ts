import type { AddressGuard } from '#platform/address-guard.ts'
import { fetchOnce } from './fetch-once.ts'
import { parseWebAddress, portOf } from './next-address.ts'

export interface GuardedFetchOptions {
  readonly guard: AddressGuard
  readonly timeoutMs: number
  readonly maxBytes: number
}

/** Why nothing was answered: the address may not be reached, or nobody answers there. */
export class NotFetched extends Error {
  override readonly name = 'NotFetched'
  readonly isRefused: boolean

  constructor(detail: string, isRefused: boolean) {
    super(detail)
    this.isRefused = isRefused
  }
}

interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

/**
 * `fetch` for libraries that talk to a server which a customer has named: every address passes the guard, the
 * certificate must be good, no redirect is followed.
 */
export function createGuardedFetch({ guard, timeoutMs, maxBytes }: GuardedFetchOptions) {
  return async (address: string, { method = 'GET', headers = {}, body }: Sent): Promise<Response> => {
    const url = parseWebAddress(address)
    if (url === null) throw new NotFetched(address, true)
    const admission = await guard.admit(url.hostname, portOf(url))
    if (!admission.admitted) throw new NotFetched(admission.detail, admission.reason !== 'no_address')
    const { addresses, port } = admission
    const text = body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : ''
    const fetched = await fetchOnce(url, {
      addresses,
      port,
      maxBytes,
      trust: 'public',
      signal: AbortSignal.timeout(timeoutMs),
      sent: { method, headers, body: text },
    })
    if (fetched.outcome !== 'answered') throw new NotFetched(fetched.detail, false)
    const { status, mediaType } = fetched
    return new Response(HAS_NO_BODY.has(status) ? null : fetched.body, {
      status,
      headers: { 'content-type': mediaType },
    })
  }
}

const HAS_NO_BODY: ReadonlySet<number> = new Set([204, 205, 304])
