import { describe, expect, test } from 'vitest'
import { isSignedBy, readCertificate } from '#domain/certificates/certificate-reader.ts'
import { operatorConnection, testCa } from './test-ca.ts'

const operator = await operatorConnection()

interface AuthorityRow {
  readonly code: string
  readonly family: string | null
  readonly certificate_pem: string
}

const rows = (): Promise<AuthorityRow[]> =>
  operator('ca_authorities').select('code', 'family', 'certificate_pem').orderBy('code')

describe('the first start', () => {
  test('of three processes at once creates every authority once', async () => {
    const first = testCa(operator)
    const others = [testCa(operator, first.options), testCa(operator, first.options)]

    await Promise.all([first, ...others].map((ca) => ca.start()))

    const codes = (await rows()).map(({ code }) => code)
    expect(codes).toEqual(['client', 'code-signing', 'dv', 'ev', 'login', 'login-root', 'ov', 'psd', 'root'])
    const before = await rows()
    await testCa(operator, first.options).start()
    expect(await rows()).toEqual(before)
  })

  test('makes two roots, and puts only the sign-in authority under its own', async () => {
    const certificates = new Map((await rows()).map((row) => [row.code, readCertificate(row.certificate_pem)]))
    const [root, loginRoot] = [certificates.get('root'), certificates.get('login-root')]
    if (!root || !loginRoot) throw new Error('no roots')

    const under = (authority: typeof root): string[] =>
      [...certificates].filter(([, one]) => one !== authority && isSignedBy(one, authority)).map(([code]) => code)

    expect(under(root)).toEqual(['client', 'code-signing', 'dv', 'ev', 'ov', 'psd'])
    expect(under(loginRoot)).toEqual(['login'])
  })

  test('limits TLS authorities to servers (BR §7.1.2.10.6), and every issuing one to leaves', async () => {
    const issuing = (await rows()).filter(({ family }) => family !== null)

    const read = issuing.map(({ code, certificate_pem: pem }) => [code, readCertificate(pem).extensions] as const)

    for (const [code, { purposes, pathLength }] of read) {
      expect(pathLength).toBe(0)
      if (['dv', 'ov', 'ev'].includes(code)) expect(purposes).toEqual(['serverAuth'])
    }
  })
})
