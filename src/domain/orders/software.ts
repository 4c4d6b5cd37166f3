/** How a program's CSR is made: by the command that comes with it, or in its own windows. */
export const CSR_TOOLS = ['openssl', 'keytool', 'iis', 'exchange', 'f5'] as const
export type CsrTool = (typeof CSR_TOOLS)[number]

interface Software {
  readonly name: string
  readonly tool: CsrTool
}

/** What most certificates are installed in; anything else is typed. */
export const SOFTWARE = [
  { name: 'nginx', tool: 'openssl' },
  { name: 'Apache', tool: 'openssl' },
  { name: 'HAProxy', tool: 'openssl' },
  { name: 'Microsoft IIS', tool: 'iis' },
  { name: 'Tomcat / Java', tool: 'keytool' },
  { name: 'Microsoft Exchange', tool: 'exchange' },
  { name: 'Postfix', tool: 'openssl' },
  { name: 'Node.js', tool: 'openssl' },
  { name: 'Caddy', tool: 'openssl' },
  { name: 'Traefik', tool: 'openssl' },
  { name: 'F5 BIG-IP', tool: 'f5' },
] as const satisfies readonly Software[]

/** The tool for a program by its name; what is not known has OpenSSL at hand. */
export function csrToolFor(software: string): CsrTool {
  const known: readonly Software[] = SOFTWARE
  return known.find(({ name }) => name === software)?.tool ?? 'openssl'
}
