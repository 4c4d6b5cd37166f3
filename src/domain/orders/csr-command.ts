import type { CertificateName } from '#domain/names/certificate-name.ts'
import type { CsrTool } from './software.ts'

type Name = Pick<CertificateName, 'kind' | 'value'>

/** Stands where no name has been typed yet. */
const EXAMPLE: Name = { kind: 'host', value: 'www.example.com' }

/**
 * The command that makes a key and its CSR for these names, ready to be pasted into a shell; null for programs that do
 * it in their own windows. Names are A-labels and addresses, so nothing in them is special inside quotes.
 */
export function csrCommand(tool: CsrTool, names: readonly Name[]): string | null {
  const listed = names.length === 0 ? [EXAMPLE] : names
  const common = listed[0]!.value
  const file = common.replace('*', 'wildcard').replace(/[^a-z0-9.-]/g, '-')
  switch (tool) {
    case 'openssl':
      return [
        'openssl req -new -newkey rsa:2048 -nodes',
        `-keyout "${file}.key" -out "${file}.csr"`,
        `-subj "/CN=${common}"`,
        `-addext "subjectAltName=${altNames(listed, 'DNS', 'IP')}"`,
      ].join(' \\\n  ')
    case 'keytool':
      return [
        'keytool -genkeypair -alias server -keyalg RSA -keysize 2048',
        `-storetype PKCS12 -keystore "${file}.p12"`,
        `-dname "CN=${common}" && keytool -certreq -alias server`,
        `-keystore "${file}.p12" -file "${file}.csr"`,
        `-ext "san=${altNames(listed, 'dns', 'ip')}"`,
      ].join(' \\\n  ')
    case 'exchange':
      return [
        `Set-Content -Path "C:\\${file}.csr" -Value (New-ExchangeCertificate`,
        `-GenerateRequest -KeySize 2048 -PrivateKeyExportable $true -SubjectName "CN=${common}"`,
        `-DomainName ${listed.map(({ value }) => `"${value}"`).join(',')})`,
      ].join(' `\n  ')
    case 'iis':
    case 'f5':
      return null
  }
}

function altNames(names: readonly Name[], host: string, address: string): string {
  return names.map(({ kind, value }) => `${kind === 'ip' ? address : host}:${value}`).join(',')
}
