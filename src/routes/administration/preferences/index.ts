import { DOCUMENT_LIMIT } from '#http/body.ts'
import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { accountingRoutes } from './accounting.ts'
import { addressRoutes } from './address.ts'
import { billingEntityRoutes } from './billing-entity.ts'
import { contactPointRoutes } from './contact-points.ts'
import { generalRoutes } from './general.ts'
import { mandateRoutes } from './mandate.ts'

const MANAGE = 'administration:manage'

/** What holds for the whole account: its data, approval mode, where mails go, how it pays. */
export function accountPreferencesSection(services: Services): Section {
  const general = generalRoutes(services)
  const address = addressRoutes(services)
  const points = contactPointRoutes(services)
  const accounting = accountingRoutes(services)
  const entity = billingEntityRoutes(services)
  const mandate = mandateRoutes(services)
  const anEntity = '/billing-entities/:entityId'
  const aMandate = '/mandates/:mandateId'
  return {
    audience: 'customer',
    base: '/administration/preferences',
    routes: [
      { method: 'get', path: '', permission: MANAGE, handler: general.page },
      { method: 'post', path: '/approval', permission: MANAGE, handler: general.decide },
      { method: 'get', path: '/address', permission: MANAGE, handler: address.page },
      { method: 'post', path: '/address', permission: MANAGE, handler: address.save },
      { method: 'post', path: '/order-links', permission: MANAGE, handler: general.chooseLinkMakers },
      { method: 'get', path: '/contact-points', permission: MANAGE, handler: points.page },
      { method: 'post', path: '/contact-points', permission: MANAGE, handler: points.save },
      { method: 'get', path: '/accounting', permission: MANAGE, handler: accounting.page },
      { method: 'post', path: '/accounting', permission: MANAGE, handler: accounting.save },
      { method: 'get', path: '/billing-entities/new', permission: MANAGE, handler: entity.blank },
      { method: 'post', path: '/billing-entities', permission: MANAGE, handler: entity.add },
      { method: 'get', path: anEntity, permission: MANAGE, handler: entity.form },
      { method: 'post', path: anEntity, permission: MANAGE, handler: entity.save },
      { method: 'post', path: `${anEntity}/retirement`, permission: MANAGE, handler: entity.retire },
      { method: 'get', path: '/mandate', permission: MANAGE, handler: mandate.page },
      { method: 'post', path: '/mandates', permission: MANAGE, handler: mandate.request },
      { method: 'get', path: `${aMandate}/print`, permission: 'credentials:manage', handler: mandate.print },
      {
        method: 'post',
        path: `${aMandate}/copy`,
        permission: MANAGE,
        handler: mandate.sendCopy,
        upload: DOCUMENT_LIMIT,
      },
      { method: 'get', path: `${aMandate}/revocation`, permission: MANAGE, handler: mandate.askRevocation },
      { method: 'post', path: `${aMandate}/revocation`, permission: MANAGE, handler: mandate.revoke },
    ],
  }
}
