import { MAXIMUM_CSR_BYTES } from '#domain/csr/pasted.ts'
import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { approvalRoutes } from './approvals.ts'
import { boughtElsewhereRoutes } from './bought-elsewhere.ts'
import { cancellationRoutes } from './cancellation.ts'
import { certificateRoutes } from './certificates.ts'
import { csrRoutes } from './csr.ts'
import { documentRoutes } from './documents.ts'
import { domainControlRoutes } from './domain-control.ts'
import { listRoutes } from './lists.ts'
import { ownFieldsRoutes } from './own-fields.ts'
import { paymentRoutes } from './payments.ts'
import { statusRoutes } from './status.ts'

/** Your orders: the lists, and everything about one order. */
export function ordersSection(services: Services): Section {
  const lists = listRoutes(services)
  const approvals = approvalRoutes(services)
  const elsewhere = boughtElsewhereRoutes(services)
  const { status } = statusRoutes(services)
  const domains = domainControlRoutes(services)
  const certificates = certificateRoutes(services)
  const { pdf } = documentRoutes(services)
  const { payByCard } = paymentRoutes(services)
  const csr = csrRoutes(services)
  const ownFields = ownFieldsRoutes(services)
  const cancellation = cancellationRoutes(services)
  const validation = '/:reference/domain-control/:validationId'
  return {
    audience: 'customer',
    base: '/orders',
    routes: [
      { method: 'get', path: '', permission: 'orders:read', handler: lists.current },
      { method: 'get', path: '/in-progress', permission: 'orders:read', handler: lists.inProgress },
      { method: 'get', path: '/all', permission: 'orders:read', handler: lists.all },
      { method: 'get', path: '/to-renew', permission: 'orders:read', handler: lists.toRenew },
      { method: 'get', path: '/to-reissue', permission: 'orders:read', handler: lists.toReissue },
      { method: 'get', path: '/bought-elsewhere', permission: 'orders:read', handler: elsewhere.show },
      {
        method: 'post',
        path: '/bought-elsewhere/:attachedId/confirmation',
        permission: 'certificates:manage',
        handler: elsewhere.confirm,
      },
      {
        method: 'post',
        path: '/bought-elsewhere/:attachedId/rejection',
        permission: 'certificates:manage',
        handler: elsewhere.reject,
      },
      { method: 'get', path: '/search', permission: 'orders:read', handler: lists.search },
      { method: 'get', path: '/export/:list', permission: 'orders:read', handler: lists.exportCsv },
      { method: 'get', path: '/pending-approvals', permission: 'orders:approve', handler: approvals.pending },
      {
        method: 'post',
        path: '/pending-approvals/links/:linkId/state',
        permission: 'orders:approve',
        handler: approvals.switchLink,
      },

      { method: 'get', path: '/:reference', permission: 'orders:read', handler: status },
      { method: 'post', path: '/:reference/approvals', permission: 'orders:approve', handler: approvals.decide },
      { method: 'post', path: '/:reference/checkouts', permission: 'orders:pay', handler: payByCard },
      { method: 'get', path: '/:reference/documents/:number.pdf', permission: 'documents:read', handler: pdf },

      { method: 'post', path: '/:reference/fields', permission: 'orders:place', handler: ownFields.fill },
      { method: 'get', path: '/:reference/csr', permission: 'certificates:manage', handler: csr.ask },
      {
        method: 'post',
        path: '/:reference/csr',
        permission: 'certificates:manage',
        handler: csr.give,
        upload: MAXIMUM_CSR_BYTES,
      },
      { method: 'get', path: '/:reference/cancellations/new', permission: 'orders:place', handler: cancellation.ask },
      { method: 'post', path: '/:reference/cancellations', permission: 'orders:place', handler: cancellation.cancel },

      {
        method: 'get',
        path: '/:reference/domain-control',
        permission: 'certificates:manage',
        handler: domains.followUp,
      },
      {
        method: 'post',
        path: '/:reference/domain-control/methods',
        permission: 'certificates:manage',
        handler: domains.changeMethods,
      },
      { method: 'post', path: `${validation}/checks`, permission: 'certificates:manage', handler: domains.checkNow },
      { method: 'post', path: `${validation}/mails`, permission: 'certificates:manage', handler: domains.resendMails },
      { method: 'post', path: `${validation}/values`, permission: 'certificates:manage', handler: domains.renewValue },
      {
        method: 'post',
        path: '/:reference/domain-control/caa-checks',
        permission: 'certificates:manage',
        handler: domains.lookAtCaaAgain,
      },

      {
        method: 'get',
        path: '/:reference/certificates/:serial',
        permission: 'orders:read',
        handler: certificates.preview,
      },
      {
        method: 'get',
        path: '/:reference/certificates/:serial/:format',
        permission: 'orders:read',
        handler: certificates.file,
      },
    ],
  }
}
