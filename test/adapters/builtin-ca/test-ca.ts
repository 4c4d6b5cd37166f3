import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { afterAll } from 'vitest'
import { builtinCa, type BuiltinCa } from '#adapters/builtin-ca/builtin-ca.ts'
import type { BuiltinCaOptions } from '#adapters/builtin-ca/options.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'
import { DAY, SECOND } from '#domain/shared/time.ts'
import { openDatabase } from '#platform/database.ts'
import { Secrets } from '#platform/secrets.ts'
import type { CertificateRequest, IssuedCertificate } from '#ports/certificate-authority.ts'
import { makeCsr } from '../../support/csrs.ts'
import { testDatabase } from '../../support/database.ts'

/** A database of this file's own, as the role that the portal uses: what it may not do fails here too. */
export async function operatorConnection(): Promise<Knex> {
  const { url } = await testDatabase()
  const database = openDatabase(url, { changes: 4, reads: 4 })
  afterAll(() => database.close())
  return database.operator.knex
}

/** The clock of these tests: openssl looks at the machine's, so it starts there, and is moved by hand. */
export class MovedClock {
  #moved = 0
  #failures = 0

  readonly now = (): Date => {
    if (this.#failures > 0 && --this.#failures === 0) throw new Error('power cut')
    return new Date(Math.floor(Date.now() / SECOND) * SECOND + this.#moved)
  }

  move(milliseconds: number): void {
    this.#moved += milliseconds
  }

  /** Fails once, at this call from now on: where a process may die. */
  failAtCall(call: number): void {
    this.#failures = call
  }
}

export interface TestCa extends BuiltinCa {
  readonly options: BuiltinCaOptions
  readonly clock: MovedClock
}

export function testCa(operator: Knex, overrides: Partial<BuiltinCaOptions> = {}): TestCa {
  const clock = new MovedClock()
  const options: BuiltinCaOptions = {
    operator,
    secrets: new Secrets([randomBytes(32).toString('base64')]),
    clock: clock.now,
    baseUrl: 'http://portal.chancery.example',
    limits: () => 200,
    ...overrides,
  }
  return { ...builtinCa(options), options, clock }
}

let references = 0

/** A fit DV request under a reference of its own. */
export function request(overrides: Partial<CertificateRequest> = {}): CertificateRequest {
  const names = overrides.names ?? ['www.harbour.example', 'harbour.example']
  return {
    reference: `CH-${++references}`,
    sequence: 1,
    productCode: 'demo-dv',
    family: 'dv',
    csrPem: makeCsr({ commonName: names[0] ?? 'Harbour Bakery' }).csrPem,
    names,
    subject: {},
    notAfterLimit: new Date(Date.now() + 365 * DAY),
    ...overrides,
  }
}

export async function issued(ca: BuiltinCa, asked: CertificateRequest): Promise<IssuedCertificate> {
  const { caReference } = await ca.connector.submit(asked)
  const answer = await ca.connector.status(caReference)
  if (answer.state !== 'issued') throw new Error(`not issued: ${JSON.stringify(answer)}`)
  return answer.certificate
}

export async function revoked(ca: BuiltinCa, reason: RevocationReason): Promise<IssuedCertificate> {
  const certificate = await issued(ca, request())
  await ca.connector.revoke({ serial: readCertificate(certificate.pem).serial, reason })
  return certificate
}

/** A certificate and its chain as openssl is given them. */
export const filesOf = ({ pem, chainPem }: IssuedCertificate): Record<string, string> => ({
  'leaf.pem': pem,
  'ca.pem': chainPem[0] ?? '',
  'root.pem': chainPem[1] ?? '',
})
