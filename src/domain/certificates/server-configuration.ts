import { recommendedFormat } from './downloads.ts'

/** Servers that a ready-made configuration is shown for. */
export const CONFIGURED_SERVERS = ['nginx', 'apache', 'haproxy'] as const
export type ConfiguredServer = (typeof CONFIGURED_SERVERS)[number]

/** The server whose configuration suits the software of an order, if any. */
export function configuredServer(software: string): ConfiguredServer | null {
  // Tomcat is an Apache too, but takes no bundle.
  if (recommendedFormat(software) !== 'bundle') return null
  return CONFIGURED_SERVERS.find((server) => software.toLowerCase().includes(server)) ?? null
}

export interface SnippetNames {
  /** Every host of the certificate; a server is shown the first one and its aliases. */
  readonly hosts: readonly string[]
  /** As the downloads are named, without suffix (`fileBaseName`). */
  readonly baseName: string
}

/** Lines to copy into a server's configuration, made for the bundle's file name. They hold no prose. */
export function configurationSnippet(server: ConfiguredServer, { hosts, baseName }: SnippetNames): string {
  const [first = 'www.example.com', ...aliases] = hosts
  switch (server) {
    case 'nginx':
      return lines([
        'server {',
        '    listen 443 ssl;',
        '    listen [::]:443 ssl;',
        `    server_name ${hosts.join(' ')};`,
        `    ssl_certificate /etc/ssl/certs/${baseName}.bundle.crt;`,
        `    ssl_certificate_key /etc/ssl/private/${baseName}.key;`,
        '    ssl_protocols TLSv1.2 TLSv1.3;',
        '}',
      ])
    case 'apache':
      return lines([
        '<VirtualHost *:443>',
        `    ServerName ${first}`,
        ...(aliases.length > 0 ? [`    ServerAlias ${aliases.join(' ')}`] : []),
        '    SSLEngine on',
        `    SSLCertificateFile /etc/ssl/certs/${baseName}.bundle.crt`,
        `    SSLCertificateKeyFile /etc/ssl/private/${baseName}.key`,
        '    SSLProtocol -all +TLSv1.2 +TLSv1.3',
        '</VirtualHost>',
      ])
    case 'haproxy':
      return lines([
        `# cat ${baseName}.bundle.crt ${baseName}.key > /etc/haproxy/certs/${baseName}.pem`,
        'frontend https',
        `    bind :443 ssl crt /etc/haproxy/certs/${baseName}.pem alpn h2,http/1.1`,
      ])
  }
}

const lines = (text: readonly string[]): string => `${text.join('\n')}\n`
