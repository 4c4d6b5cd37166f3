import { afterAll, expect, test } from 'vitest'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { anOrder, HOLDER } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { orders } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')
const COMMUNE = { ...HOLDER, registrationNumber: '552100554', name: 'Commune de Montclair' }

async function issued(product: string, holder = COMMUNE, level: 'ov' | 'ev' = 'ev') {
  const reference = await harbour.order(anOrder({ product, holder }))
  await harbour.pay(reference, 0)
  const { audit } = await orders.read(scope, reference)
  if (audit?.state === 'open') await harbour.audit(reference, 0, level)
  await harbour.agreeByMail(reference, 0)
  const { order, organization, certificates } = await orders.read(scope, reference)
  expect(order.fulfilment).toBe('delivered')
  const { subject } = readCertificate(certificates[0]?.issued?.pem ?? '')
  return { organization, subject: subject.fields }
}

test('an EV certificate says what its holder is, and the holder keeps it for the next one', async () => {
  const first = await issued('tbs-x509-ev')
  await admin('organizations').where({ registration_number: '552100554' }).update({ name: 'Montclair' })
  const next = await issued('tbs-x509-ev', { ...COMMUNE, name: 'Montclair' })

  expect(first.organization?.kind).toBe('government_entity')
  expect(first.subject).toMatchObject({ organization: 'Commune de Montclair', businessCategory: 'Government Entity' })
  expect(next.subject.businessCategory).toBe('Government Entity')
})

test('an OV certificate says nothing of it', async () => {
  const { organization, subject } = await issued(
    'sectigo-ov-ssl',
    { ...COMMUNE, registrationNumber: '5567-2000', country: 'SE' },
    'ov',
  )

  expect(organization?.kind).toBeNull()
  expect(subject).not.toHaveProperty('businessCategory')
})
