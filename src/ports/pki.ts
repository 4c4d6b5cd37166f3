/** What the built-in authority gives to everybody who checks its certificates. */
export interface Pki {
  crl(code: string): Promise<{ readonly der: Buffer; readonly nextUpdate: Date } | null>
  /** DER of an authority's own certificate. */
  issuerCertificate(code: string): Promise<Buffer | null>
  /** Answers every request, the malformed too (RFC 6960 §2.3). */
  ocsp(
    code: string,
    request: Buffer,
  ): Promise<{ readonly der: Buffer; readonly headers: Readonly<Record<string, string>> }>
  now(): Date
}
