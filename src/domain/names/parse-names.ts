import { readName, type CertificateName, type NameFault } from './certificate-name.ts'
import type { ExtraSuffixes } from './registrable-domain.ts'
import type { NameNote } from './typed-name.ts'

/** More names than any product takes; what is typed beyond is counted and not read. */
export const MOST_NAMES = 250

export interface ParsedNames {
  /** Each once, in the order typed: the first is the common name. */
  readonly names: readonly CertificateName[]
  readonly faults: readonly { readonly entry: string; readonly fault: NameFault }[]
  readonly notes: readonly { readonly entry: string; readonly value: string; readonly notes: readonly NameNote[] }[]
  /** Names that were typed again, once each. */
  readonly duplicates: readonly string[]
  /** Entries that were not read because the list was full. */
  readonly beyondLimit: number
}

/** Reads a list of names pasted with any separator, or from the output of OpenSSL (`DNS:www…, IP Address:…`). */
export function parseNames(text: string, extraSuffixes: ExtraSuffixes = []): ParsedNames {
  const entries = text
    .replace(OPENSSL_PREFIX, ' ')
    .split(SEPARATORS)
    .filter((entry) => entry !== '')
  const readings = entries.slice(0, MOST_NAMES).map((entry) => readName(entry, extraSuffixes))
  const read = readings.filter((reading) => reading.ok)
  const values = read.map(({ name }) => name.value)

  return {
    names: read.map(({ name }) => name).filter(({ value }, index) => values.indexOf(value) === index),
    faults: readings.filter((reading) => !reading.ok).map(({ entry, fault }) => ({ entry, fault })),
    notes: read
      .filter(({ notes }) => notes.length > 0)
      .map(({ entry, name, notes }) => ({ entry, value: name.value, notes })),
    duplicates: [...new Set(values.filter((value, index) => values.indexOf(value) !== index))],
    beyondLimit: Math.max(0, entries.length - MOST_NAMES),
  }
}

const SEPARATORS = /[\s,;|"'<>()]+/
const OPENSSL_PREFIX = /(?<![^\s,;])(dns|ip|ip address)[:=]/gi
