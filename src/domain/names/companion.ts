import type { CertificateName } from './certificate-name.ts'

/** The name that belongs with this one: `www.` and its apex, a wildcard and its apex. Addresses have none. */
export function companionOf({ kind, value, domain }: CertificateName): string | null {
  switch (kind) {
    case 'ip':
      return null
    case 'wildcard':
      return value.slice('*.'.length)
    case 'host':
      return value.startsWith('www.') && value !== domain ? value.slice('www.'.length) : `www.${value}`
  }
}
