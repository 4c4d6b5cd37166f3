import { displayName, type ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { fileBaseName } from '#domain/certificates/file-name.ts'
import {
  configurationSnippet,
  configuredServer,
  CONFIGURED_SERVERS,
} from '#domain/certificates/server-configuration.ts'
import type { Translate } from '#platform/i18n.ts'
import type { CodeLine } from './facts.ts'

/** Ready-made lines of a server's configuration; those for the order's own software are open. */
export interface ServerSnippet {
  readonly server: string
  readonly isOpen: boolean
  readonly code: CodeLine
}

const NAMES = { nginx: 'nginx', apache: 'Apache', haproxy: 'HAProxy' } as const

/** Empty for a certificate without host names. */
export function serverSnippets(leaf: ReadCertificate, software: string, t: Translate): readonly ServerSnippet[] {
  const hosts = leaf.extensions.sans.dns
  if (hosts.length === 0) return []
  const own = configuredServer(software)
  const baseName = fileBaseName(displayName(leaf))
  return CONFIGURED_SERVERS.map((server) => ({
    server: NAMES[server],
    isOpen: server === own,
    code: {
      id: `snippet-${server}`,
      label: t('orders.download.snippet', { server: NAMES[server] }),
      value: configurationSnippet(server, { hosts, baseName }),
    },
  })).toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen))
}
