const REDACTED = '[redacted]'
const SECRET_NAMES =
  /pass(word|phrase|wd)?$|secret|token|cookie|authorization|credential|private_?key|master_?key|api_?key|otp|session_?id|^pin$/i

/** What gives itself away wherever it stands, each with what is put in its place. */
const SECRET_VALUES: readonly [RegExp, string][] = [
  [/-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----[\s\S]*?(-----END \1PRIVATE KEY-----|$)/g, REDACTED],
  [/(:\/\/[^\s/:@]*:)[^\s/@]+@/g, `$1${REDACTED}@`],
  [/\b(Bearer|Basic) [\w.~+/=-]+/g, `$1 ${REDACTED}`],
  // As newToken makes them, in the path of a one-time link.
  [/\/[\w-]{43}(?![\w-])/g, `/${REDACTED}`],
  [/([?&](?:token|code|key|secret|signature)=)[^&\s"]+/gi, `$1${REDACTED}`],
]

/** A copy of parsed JSON without passwords, tokens, cookies and keys, told by a field's name or by the look of a text. */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (SECRET_NAMES.test(name)) return REDACTED
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry))
  return Object.fromEntries(
    Object.entries(value as object).map(([key, entry]) => [cleanText(key), withoutSecrets(entry, key)]),
  )
}

function cleanText(text: string): string {
  return SECRET_VALUES.reduce((cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement), text)
}
