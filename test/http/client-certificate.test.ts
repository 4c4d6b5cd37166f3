import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Request } from 'express'
import { describe, expect, test } from 'vitest'
import { clientCertificateReader } from '#http/client-certificate.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot } from '../domain/certificates/demo-chain.ts'

const leaf = issueLeaf(makeIssuing(makeRoot()), leafRequest())
const BASE64 = `:${leaf.der.toString('base64')}:`
const read = clientCertificateReader(['10.20.0.0/16', '192.0.2.7', '2001:db8::7'])
const from = (remoteAddress: string, header?: string) => {
  const request = new IncomingMessage(new Socket())
  Object.defineProperty(request.socket, 'remoteAddress', { value: remoteAddress })
  if (header !== undefined) request.headers['client-cert'] = header
  return request as Request
}

describe('the header of a proxy', () => {
  test.each([
    ['10.20.3.4', BASE64],
    ['::ffff:10.20.3.4', BASE64],
    ['192.0.2.7', encodeURIComponent(leaf.pem)],
    ['2001:db8::7', ` ${BASE64}`],
  ])('is taken from %s', (address, header) => {
    expect(read(from(address, header))).toEqual(leaf.der)
  })

  test.each(['10.21.0.1', '127.0.0.1', '192.0.2.8', '2001:db8::8', ''])('is nothing from %s', (address) => {
    expect(read(from(address, BASE64))).toBeNull()
  })

  test('is nothing where no proxy is configured', () => {
    expect(clientCertificateReader([])(from('127.0.0.1', BASE64))).toBeNull()
  })

  test.each(['%E0%A4%A', 'nonsense', '-----BEGIN CERTIFICATE-----'])(
    'that holds no certificate is empty: %s',
    (header) => {
      expect(read(from('192.0.2.7', header))).toEqual(Buffer.alloc(0))
    },
  )

  test('that is missing or empty is none', () => {
    expect(read(from('192.0.2.7'))).toBeNull()
    expect(read(from('192.0.2.7', ''))).toBeNull()
  })
})
