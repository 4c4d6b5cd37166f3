import { once } from 'node:events'
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isRedirect } from './next-address.ts'

export interface FetchOptions {
  /** The checked addresses: the only ones that are connected to. */
  readonly addresses: readonly string[]
  readonly port: number
  readonly maxBytes: number
  readonly trust: CertificateTrust
  readonly signal: AbortSignal
  /** A POST of this text, with these headers beside ours; otherwise a GET. */
  readonly sent?: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }
}

/** `any`: a missing, expired or foreign certificate does not stop the reading. */
export type CertificateTrust = 'any' | 'public'

export type Fetched =
  | {
      readonly outcome: 'answered'
      readonly status: number
      readonly location: string | undefined
      /** Empty for a redirect. */
      readonly body: string
      /** As the answer names it. */
      readonly mediaType: string
      readonly address: string
    }
  | { readonly outcome: 'connection_failed' | 'timeout' | 'tls_failed' | 'too_large'; readonly detail: string }

/** Sends one request and reads its answer, following nothing. */
export async function fetchOnce(url: URL, options: FetchOptions): Promise<Fetched> {
  const secure = url.protocol === 'https:'
  const request = (secure ? https : http).request(requestOptions(url, options))
  // Destroying a request after its answer may report once more, when nobody waits for it.
  request.on('error', () => undefined)
  const reached = watchConnection(request)
  try {
    request.end(options.sent?.body)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    return await readResponse(response, options.maxBytes)
  } catch (error) {
    const detail = describe(error)
    if (options.signal.aborted) return { outcome: 'timeout', detail: 'no complete answer in time' }
    if (secure && reached.network && !reached.tls) return { outcome: 'tls_failed', detail }
    return { outcome: 'connection_failed', detail }
  } finally {
    request.destroy()
  }
}

function requestOptions(url: URL, { addresses, port, trust, signal, sent }: FetchOptions): https.RequestOptions {
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const options: RequestOptions = {
    // Node connects to a literal address without a look-up, so it gets the checked spelling of it.
    host: isIP(name) ? addresses[0] : name,
    lookup: pinnedTo(addresses),
    port,
    path: url.pathname + url.search,
    method: sent?.method ?? 'GET',
    headers: {
      accept: '*/*',
      ...sent?.headers,
      host: url.host,
      'user-agent': 'Chancery',
      'accept-encoding': 'identity',
    },
    agent: false,
    signal,
  }
  return { ...options, rejectUnauthorized: trust === 'public' }
}

/** Answers the socket's look-up with the checked addresses, so that no second one takes place. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, { all }, done) => {
    if (all) done(null, pinned)
    else done(null, pinned[0]!.address, pinned[0]!.family)
  }
}

function watchConnection(request: ClientRequest): { network: boolean; tls: boolean } {
  const reached = { network: false, tls: false }
  request.once('socket', (socket) => {
    socket.once('connect', () => (reached.network = true))
    socket.once('secureConnect', () => (reached.tls = true))
  })
  return reached
}

async function readResponse(response: IncomingMessage, maxBytes: number): Promise<Fetched> {
  const { statusCode: status = 0, headers } = response
  const address = response.socket.remoteAddress ?? ''
  const mediaType = headers['content-type'] ?? ''
  if (isRedirect(status))
    return { outcome: 'answered', status, location: headers.location, body: '', mediaType, address }

  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return { outcome: 'too_large', detail: `more than ${maxBytes} bytes` }
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks).toString('utf8')
  return { outcome: 'answered', status, location: undefined, body, mediaType, address }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return describe(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
