import { DerError } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'
import { armourBlocks, type ArmourBlock } from '#domain/csr/armour.ts'
import { decodeBody } from '#domain/csr/base64-body.ts'
import { fault, structureFault, type CsrFault } from '#domain/csr/faults.ts'
import { exposedKey } from '#domain/csr/exposed-key.ts'
import { fileKindOf, type FileKind } from '#domain/csr/file-kind.ts'
import {
  isBinary,
  isSshKey,
  labelFault,
  MAXIMUM_CSR_BYTES,
  mentionsPrivateKey,
  readableText,
} from '#domain/csr/pasted.ts'
import { parseCsr, UnsupportedVersion } from '#domain/csr/parse-csr.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'

export type CsrReading =
  | { readonly ok: true; readonly csr: ParsedCsr; readonly repaired: CsrRepair | null }
  | {
      readonly ok: false
      readonly fault: CsrFault
      /** Of a private key that was pasted: which public key is nobody's secret any more. */
      readonly exposedKey?: string
    }

/** What was put right on the way: missing or damaged BEGIN and END lines, a binary file. */
export type CsrRepair = 'header' | 'binary'

/**
 * Reads what a customer pasted or uploaded, or says what it is instead (CSR-01, rules 6.3). Never throws.
 * A refusal holds nothing of the input but the digest of a public key: a private key that was pasted stays with nobody
 * (CSR-06), and its public half is known to be exposed from then on.
 */
export function readCsrText(input: string | Buffer): CsrReading {
  if (mentionsPrivateKey(input)) return holdingKey(input)
  if (input.length > MAXIMUM_CSR_BYTES) return no(fault('too_large'))
  if (typeof input !== 'string' && isBinary(input)) return readBinary(input)

  const text = readableText(input)
  if (text === '') return no(fault('empty'))
  const blocks = armourBlocks(text)
  const block = blocks.find(({ label }) => isRequestLabel(label)) ?? blocks[0]
  if (block === undefined) return readBareText(text)
  const isAlone = blocks.length === 1 || !isRequestLabel(block.label)
  return isAlone ? readBlock(block) : no(fault('several_blocks', { count: blocks.length }))
}

function readBlock({ label, body, isWhole }: ArmourBlock): CsrReading {
  const { bytes, fault: damage } = decodeBody(body)
  const kind = fileKindOf(bytes)
  if (!isRequestLabel(label)) return no(kind === 'csr' ? fault('wrong_label', { label }) : labelFault(label))
  return damage === null ? readDerFile(bytes, isWhole ? null : 'header') : no(kindFault(kind) ?? damage)
}

/** Base64 that lacks its BEGIN and END lines is taken when nothing else is missing. */
function readBareText(text: string): CsrReading {
  if (isSshKey(text)) return no(fault('ssh_key'))
  const { bytes, fault: damage } = decodeBody(text)
  if (damage === null) return readDerFile(bytes, 'header')
  if (damage.code === 'percent_encoded') return no(damage)
  return no(kindFault(fileKindOf(bytes)) ?? fault(damage.code === 'altered' ? 'unrecognised' : 'missing_header'))
}

function readBinary(bytes: Buffer): CsrReading {
  if (bytes[0] === TAG.sequence) return readDerFile(bytes, 'binary')
  return no(kindFault(fileKindOf(bytes)) ?? fault('unrecognised'))
}

function readDerFile(der: Buffer, repaired: CsrRepair | null): CsrReading {
  try {
    return { ok: true, csr: parseCsr(der), repaired }
  } catch (error) {
    if (error instanceof UnsupportedVersion) return no(fault('unsupported_version'))
    if (!(error instanceof DerError)) throw error
    const kind = fileKindOf(der)
    return no(kindFault(kind) ?? (kind === 'other_der' ? fault('not_a_csr') : structureFault(error.problem)))
  }
}

/** Null for what is a request or might have been one before it was damaged. */
function kindFault(kind: FileKind): CsrFault | null {
  switch (kind) {
    case 'csr':
    case 'other_der':
    case 'unknown':
      return null
    case 'certificate':
    case 'private_key':
    case 'public_key':
    case 'pkcs7':
    case 'pkcs12':
    case 'java_keystore':
      return fault(kind)
  }
}

function isRequestLabel(label: string): boolean {
  return label === 'CERTIFICATE REQUEST' || label === 'NEW CERTIFICATE REQUEST'
}

/** Refused, whatever else is in it. */
export function holdingKey(input: string | Buffer): CsrReading {
  const key = exposedKey(input)
  return { ...no(fault('private_key')), ...(key !== null && { exposedKey: key }) }
}

function no(reason: CsrFault): CsrReading {
  return { ok: false, fault: reason }
}
