import { createServer, type Server } from 'node:https'
import type { RequestListener } from 'node:http'

export interface ListenerIdentity {
  /** PEM. */
  readonly key: string
  /** PEM, with the chain behind it. */
  readonly cert: string
}

/**
 * A TLS server that asks browsers for a certificate of one of these authorities, and lets them in without: why one opens
 * nothing is for a page to say, which knows more than the handshake does. That a browser holds the key is proved by the
 * handshake all the same.
 */
export function certificateListener(
  app: RequestListener,
  { key, cert }: ListenerIdentity,
  authorities: readonly string[],
): Server {
  return createServer(
    {
      key,
      cert,
      ca: [...authorities],
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      requestTimeout: 60_000,
      headersTimeout: 10_000,
    },
    app,
  )
}
