import { DerError } from '#domain/asn1/read.ts'
import { isSignedBy, readCertificate, type ReadCertificate } from './certificate-reader.ts'

const BLOCK = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g
const MOST_BLOCKS = 10

/** A pasted bundle with the leaf first and each issuer after what it signed, whatever its order was; null if unreadable. */
export function readBundle(text: string): { readonly pem: string; readonly chainPem: readonly string[] } | null {
  const blocks = text.match(BLOCK) ?? []
  if (blocks.length === 0 || blocks.length > MOST_BLOCKS) return null
  const certificates = blocks.map(tryRead)
  if (certificates.includes(null)) return null
  const read = certificates.filter((certificate) => certificate !== null)

  const leaf = read.find((one) => !read.some((other) => other !== one && isSignedBy(other, one)))
  if (!leaf) return null
  const chain: ReadCertificate[] = []
  for (let current: ReadCertificate | undefined = leaf; current;) {
    const below: ReadCertificate = current
    current = read.find((one) => one !== below && !chain.includes(one) && isSignedBy(below, one))
    if (current) chain.push(current)
  }
  return { pem: leaf.pem, chainPem: chain.map(({ pem }) => pem) }
}

function tryRead(pem: string): ReadCertificate | null {
  try {
    return readCertificate(pem)
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}
