/** A file name for a certificate that every system and every browser takes: `*.harbour.example` → `wildcard.harbour.example`. */
export function fileBaseName(certificateName: string | null): string {
  const safe = (certificateName ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^\*\./, 'wildcard.')
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 100)
    .replace(/^[.-]+|[.-]+$/g, '')
  return safe === '' ? 'certificate' : safe
}
