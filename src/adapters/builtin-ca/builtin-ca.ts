import type { Connector } from '#ports/certificate-authority.ts'
import { lazyAuthorities } from './authorities.ts'
import { builtinConnector } from './connector.ts'
import type { BuiltinCaOptions } from './options.ts'
import { publishedPki, type Pki } from './pki.ts'

export interface BuiltinCa {
  readonly connector: Connector
  readonly pki: Pki
  /** Creates and opens the authorities now rather than at the first use. */
  start(): Promise<void>
}

/** The embedded certification authority: what orders are sent to, and what it publishes (spec 7.3). */
export function builtinCa(options: BuiltinCaOptions): BuiltinCa {
  const authorities = lazyAuthorities(options)
  return {
    connector: builtinConnector(options, authorities),
    pki: publishedPki(options, authorities),
    start: async () => {
      await authorities()
    },
  }
}
