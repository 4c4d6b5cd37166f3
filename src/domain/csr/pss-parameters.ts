import { ALGORITHM, namesByOid } from '#domain/asn1/oids.ts'
import type { DerNode } from '#domain/asn1/read.ts'
import { contextTag } from '#domain/asn1/tags.ts'
import { readInteger, readOid } from '#domain/asn1/values.ts'
import { HASHES, type Hash } from '#domain/csr/parsed-csr.ts'

const NAMES = namesByOid(ALGORITHM)
const DEFAULTS = { hash: 'sha1', saltLength: 20 } as const
const MAXIMUM_SALT = 2_048n

/** Reads RSASSA-PSS-params (RFC 4055 §3.1); null where the mask uses another hash than the message, which no CA accepts. */
export function readPssParameters(parameters: DerNode | null): { hash: Hash; saltLength: number } | null {
  if (parameters === null) return null
  const parts = parameters.fields()
  const hashField = explicit(parts.takeIf(contextTag(0, 'constructed')))
  const maskField = explicit(parts.takeIf(contextTag(1, 'constructed')))
  const saltField = explicit(parts.takeIf(contextTag(2, 'constructed')))
  const trailer = explicit(parts.takeIf(contextTag(3, 'constructed')))
  parts.close()

  const hash = hashField === null ? DEFAULTS.hash : readHash(hashField)
  const maskHash = maskField === null ? DEFAULTS.hash : readMaskHash(maskField)
  const salt = saltField === null ? BigInt(DEFAULTS.saltLength) : readInteger(saltField)
  const usual = trailer === null || readInteger(trailer) === 1n
  if (hash === null || hash !== maskHash || !usual || salt < 0n || salt > MAXIMUM_SALT) return null
  return { hash, saltLength: Number(salt) }
}

function explicit(wrapper: DerNode | null): DerNode | null {
  return wrapper === null ? null : wrapper.wrapped()
}

function readHash(algorithmIdentifier: DerNode): Hash | null {
  const name = NAMES.get(readOid(algorithmIdentifier.fields().take()))
  return HASHES.find((hash) => hash === name) ?? null
}

function readMaskHash(algorithmIdentifier: DerNode): Hash | null {
  const parts = algorithmIdentifier.fields()
  return readOid(parts.take()) === ALGORITHM.mgf1 ? readHash(parts.take()) : null
}
