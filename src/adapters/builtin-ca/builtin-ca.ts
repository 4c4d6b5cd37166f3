import type { Connector } from '#ports/certificate-authority.ts'
import { lazyAuthorities } from './authorities.ts'
import { builtinConnector } from './connector.ts'
import type { BuiltinCaOptions } from './options.ts'
import type { UserAuthority } from '#ports/user-authority.ts'
import { publishedPki, type Pki } from './pki.ts'
import { issueServerIdentity, type ServerIdentity } from './server-identity.ts'
import { builtinUserAuthority } from './user-authority.ts'

export interface BuiltinCa {
  readonly connector: Connector
  readonly pki: Pki
  readonly users: UserAuthority
  /** Key and certificate for a TLS server of ours, in the demo. */
  serverIdentity(host: string): Promise<ServerIdentity>
  /** Creates and opens the authorities now rather than at the first use. */
  start(): Promise<void>
}

/** The embedded certification authority: what orders are sent to, and what it publishes (spec 7.3). */
export function builtinCa(options: BuiltinCaOptions): BuiltinCa {
  const authorities = lazyAuthorities(options)
  const connector = builtinConnector(options, authorities)
  return {
    connector,
    pki: publishedPki(options, authorities),
    users: builtinUserAuthority(options, authorities, connector),
    serverIdentity: async (host) => issueServerIdentity(options, await authorities(), host),
    start: async () => {
      await authorities()
    },
  }
}
