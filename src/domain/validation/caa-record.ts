/** A CAA property as it stands in the DNS (RFC 8659 §4.1). */
export interface CaaProperty {
  readonly flags: number
  readonly tag: string
  readonly value: string
}

/** Whom an `issue` or `issuewild` property authorises, and on which conditions (RFC 8659 §4.2, RFC 8657). */
export interface CaaGrant {
  /** Empty for `;`: nobody. */
  readonly issuer: string
  readonly accountUri: string | null
  /** Null where every method is allowed. */
  readonly validationMethods: readonly string[] | null
}

const KNOWN_TAGS = new Set(['issue', 'issuewild', 'iodef', 'issuemail', 'issuevmc', 'contactemail', 'contactphone'])

/** A critical property that we do not understand forbids to issue (RFC 8659 §4.1). */
export function isUnknownAndCritical({ flags, tag }: CaaProperty): boolean {
  return flags >= 128 && !KNOWN_TAGS.has(tag.toLowerCase())
}

/** Reads the value of an `issue` or `issuewild` property; null for a malformed one, which authorises nobody. */
export function readGrant(value: string): CaaGrant | null {
  const issuerEnd = `${value};`.indexOf(';')
  const issuer = value.slice(0, issuerEnd).trim()
  const parameters = value
    .slice(issuerEnd)
    .split(';')
    .map((part) => part.trim().replace(/\s*=\s*/, '='))
    .filter((part) => part !== '')
  if (!ISSUER.test(issuer) || !parameters.every((part) => PARAMETER.test(part))) return null

  return {
    issuer: issuer.toLowerCase(),
    accountUri: parameterOf(parameters, 'accounturi'),
    validationMethods: parameterOf(parameters, 'validationmethods')?.split(',') ?? null,
  }
}

const ISSUER = /^([a-z0-9-]+(\.[a-z0-9-]+)*)?$/i
const PARAMETER = /^[a-z0-9-]+=[\x21-\x3a\x3c-\x7e]*$/i

function parameterOf(parameters: readonly string[], tag: string): string | null {
  const found = parameters.find((part) => part.toLowerCase().startsWith(`${tag}=`))
  return found?.slice(`${tag}=`.length) ?? null
}

/** The line of a zone file. */
export function propertyText({ flags, tag, value }: CaaProperty): string {
  return `${flags} ${tag} "${value}"`
}
