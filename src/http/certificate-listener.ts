import { createServer, type Server } from 'node:https'
import type { RequestListener, ServerOptions } from 'node:http'
import type { OwnMessages } from './own-messages.ts'

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
  options: Partial<OwnMessages> & Pick<ServerOptions, 'requestTimeout' | 'headersTimeout'>,
  { key, cert }: ListenerIdentity,
  authorities: readonly string[],
): Server {
  return createServer(
    {
      ...options,
      key,
      cert,
      ca: [...authorities],
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
    },
    app,
  )
}
