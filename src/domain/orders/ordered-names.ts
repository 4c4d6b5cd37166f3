import { readName, type CertificateName } from '#domain/names/certificate-name.ts'

/**
 * The names of an order that is placed, read back. They were accepted then, so their last label counts as delegated,
 * whatever a demo or a test has added to the public suffixes.
 */
export function orderedNames(names: readonly string[]): readonly CertificateName[] {
  return names.flatMap((value) => {
    const reading = readName(value, [value.slice(value.lastIndexOf('.') + 1)])
    return reading.ok ? [reading.name] : []
  })
}
