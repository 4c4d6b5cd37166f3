import type { CaStatus, Connector } from '#ports/certificate-authority.ts'
import type { Authorities } from './authorities.ts'
import { publishCrl } from './crl-publisher.ts'
import { issue } from './issue.ts'
import type { BuiltinCaOptions } from './options.ts'
import { findEntry, lockIssuedBySerial, markCancelled, markRevoked, type Entry } from './register.ts'

/** The embedded authority as the portal sees any other one (spec 7.3). */
export function builtinConnector(options: BuiltinCaOptions, authorities: () => Promise<Authorities>): Connector {
  return {
    code: 'builtin',
    domainControlBy: 'portal',

    async submit(request) {
      const { issuing } = await authorities()
      return { caReference: await issue(options, issuing(request.family), request) }
    },

    async status(caReference) {
      const entry = await findEntry(options.operator, caReference)
      if (!entry) throw new Error(`the built-in authority knows no order ${caReference}`)
      const { get, chainPem } = await authorities()
      return statusOf(entry, () => chainPem(get(entry.ca_id)))
    },

    async revoke({ serial, reason }) {
      const known = await authorities()
      const issuingIds = known.all.flatMap(({ id, family }) => (family === null ? [] : [id]))
      await options.operator.transaction(async (trx) => {
        const entry = await lockIssuedBySerial(trx, issuingIds, plainSerial(serial))
        if (!entry) throw new Error(`the built-in authority issued no certificate ${serial}`)
        if (entry.revoked_at) return
        await markRevoked(trx, entry.id, reason, options.clock())
        await publishCrl(trx, known.get(entry.ca_id), options.clock)
      })
    },

    async cancel(caReference) {
      await markCancelled(options.operator, caReference)
    },
  }
}

function statusOf({ state, certificate_pem: pem, refusal }: Entry, chainPem: () => readonly string[]): CaStatus {
  switch (state) {
    case 'planned':
      return { state: 'pending' }
    case 'issued':
      return pem ? { state: 'issued', certificate: { pem, chainPem: chainPem() } } : { state: 'pending' }
    case 'refused':
      return { state: 'refused', reason: refusal ?? '' }
    case 'cancelled':
      return { state: 'refused', reason: 'cancelled' }
  }
}

/** However it was written: `4D:0A…`, `0x4d0a…`, with or without the sign octet. */
function plainSerial(serial: string): string {
  return serial
    .toLowerCase()
    .replace(/^0x|[^0-9a-f]/g, '')
    .replace(/^(00)+(?=.)/, '')
}
