/** What is published with the headers it is cached by. */
export interface PublishedBytes {
  readonly der: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** What the built-in authority gives to everybody who checks its certificates; unknown codes are null. */
export interface Pki {
  crl(code: string): Promise<PublishedBytes | null>
  /** DER of an authority's own certificate. */
  issuerCertificate(code: string): Promise<Buffer | null>
  /** Answers every request, the malformed too (RFC 6960 §2.3). */
  ocsp(code: string, request: Buffer): Promise<PublishedBytes>
}
