import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { agreementRoutes } from './agreements.ts'
import { contractRoutes } from './contracts.ts'

/** Contract: what the account may order until when, and the data processing agreements with the suppliers. */
export function contractSection(services: Services): Section {
  const contracts = contractRoutes(services)
  const agreements = agreementRoutes(services)
  const anAgreement = '/data-processing/:supplier'
  return {
    audience: 'customer',
    base: '/contract',
    routes: [
      { method: 'get', path: '', permission: 'contract:read', handler: contracts.show },
      { method: 'get', path: '/data-processing', permission: 'agreements:read', handler: agreements.list },
      { method: 'get', path: anAgreement, permission: 'agreements:read', handler: agreements.show },
      {
        method: 'post',
        path: `${anAgreement}/acceptances`,
        permission: 'agreements:decide',
        handler: agreements.accept,
      },
      {
        method: 'get',
        path: `${anAgreement}/withdrawals/new`,
        permission: 'agreements:decide',
        handler: agreements.askWithdrawal,
      },
      {
        method: 'post',
        path: `${anAgreement}/withdrawals`,
        permission: 'agreements:decide',
        handler: agreements.withdraw,
      },
    ],
  }
}
