import { IncomingMessage, ServerResponse } from 'node:http'
import type { Express } from 'express'

/** What a server of an app makes its messages of: options of `createServer`. */
export interface OwnMessages {
  readonly IncomingMessage: typeof IncomingMessage
  readonly ServerResponse: typeof ServerResponse<IncomingMessage>
}

/**
 * Messages that are born as what Express would make of them. It changes the prototype of any other, after which V8 shares
 * nothing that it learns of one message with the next, and every look-up on it is slow, also those of Node itself.
 */
export function ownMessages(app: Express): OwnMessages {
  class OwnRequest extends IncomingMessage {}
  class OwnResponse extends ServerResponse {}
  Object.setPrototypeOf(OwnRequest.prototype, app.request)
  Object.setPrototypeOf(OwnResponse.prototype, app.response)
  Object.assign(app, { request: OwnRequest.prototype, response: OwnResponse.prototype })
  return { IncomingMessage: OwnRequest, ServerResponse: OwnResponse }
}
