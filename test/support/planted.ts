import knex, { type Knex } from 'knex'
import type { Template } from './database.ts'
import { plantExamples, type Example } from './examples.ts'
import { FURNISHED } from './furnished.ts'
import { openPortal } from './portal.ts'
import { makeUserCertificate } from './user-certificates.ts'

/** What sweeps need to know of the database that they begin with. */
export interface Planted {
  readonly examples: readonly Example[]
  /** With which somebody may sign in. */
  readonly cert: string
  /** When the last of it was done. */
  readonly at: Date
}

/** Its strangers come through a proxy that was shown a certificate, so that the page of that sign-in has its form. */
export const CERTIFICATES = { CERTIFICATE_URL: 'https://localhost:3443', CERTIFICATE_PROXIES: '127.0.0.1' }

/** The furnished database with examples of everything, planted once for all sweeps of the run. */
export const PLANTED: Template = {
  name: 'planted',
  from: FURNISHED.cheap,
  fill: async (url) => {
    const admin = knex({ client: 'pg', connection: url, pool: { min: 0, max: 4 } })
    const portal = await openPortal({ url, admin }, CERTIFICATES, { demo: true })
    const examples = await plantExamples(portal)
    const { cert } = await makeUserCertificate(portal, 'certified')
    await admin.raw('create schema planted; create table planted.world (examples jsonb, cert text, at timestamptz)')
    const world = { examples: JSON.stringify(examples), cert, at: portal.clock.now() }
    await admin.withSchema('planted').into('world').insert(world)
    await portal.close()
    await admin.destroy()
  },
}

export async function readPlanted(admin: Knex): Promise<Planted> {
  const [world] = await admin.withSchema('planted').from('world').select<Planted[]>()
  if (!world) throw new Error('nothing was planted')
  return world
}
