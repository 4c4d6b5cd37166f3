import { beforeAll, describe, expect, test } from 'vitest'
import { readBundle } from '#domain/certificates/bundle.ts'
import { deliveryFaults } from '#domain/certificates/delivery-faults.ts'
import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { AT, issueLeaf, leafRequest, makeIssuing, makeRoot, NAMES } from './demo-chain.ts'

let root: ReadCertificate, issuing: ReadCertificate, leaf: ReadCertificate

beforeAll(() => {
  const rootAuthority = makeRoot()
  const issuingAuthority = makeIssuing(rootAuthority)
  root = rootAuthority.certificate
  issuing = issuingAuthority.certificate
  leaf = issueLeaf(issuingAuthority, leafRequest())
})

describe('a pasted bundle', () => {
  test('is put in order, whatever its order was', () => {
    const text = `Dear customer,\n${root.pem}\n${leaf.pem}${issuing.pem}`

    expect(readBundle(text)).toEqual({ pem: leaf.pem, chainPem: [issuing.pem, root.pem] })
  })

  test('may be the certificate alone', () => {
    expect(readBundle(leaf.pem)).toEqual({ pem: leaf.pem, chainPem: [] })
  })

  test.each([
    ['without a block', () => 'nothing here'],
    ['with a damaged block', () => leaf.pem.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA')],
    ['of more blocks than a chain has', () => leaf.pem.repeat(11)],
  ])('%s is not read', (_, text) => {
    expect(readBundle(text())).toBeNull()
  })
})

describe('a certificate that a CA gave', () => {
  const ordered = () => ({ names: NAMES, spkiSha256: leaf.spkiSha256, at: AT })

  test('is delivered when key, names and time are those of the order', () => {
    expect(deliveryFaults(leaf, ordered())).toEqual([])
  })

  test.each([
    ['for another key', { spkiSha256: 'other' }, ['other_key']],
    ['for an order without a key', { spkiSha256: null }, ['other_key']],
    ['that lacks a name', { names: [...NAMES, 'api.harbour.example'] }, ['name_missing']],
    ['with a name that nobody ordered', { names: NAMES.slice(1) }, ['name_not_ordered']],
    ['that is over', { at: new Date('2030-01-01') }, ['not_valid_now']],
    ['that has not begun', { at: new Date('2020-01-01') }, ['not_valid_now']],
  ])('%s is held back', (_, wrong, faults) => {
    expect(deliveryFaults(leaf, { ...ordered(), ...wrong })).toEqual(faults)
  })
})
