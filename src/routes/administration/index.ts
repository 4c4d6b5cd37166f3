import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { apiUserRoutes } from './api-users.ts'
import { logRoutes } from './logs.ts'

/** Administration: what super users and administrators see to. */
export function administrationSection(services: Services, publicUrl: string): Section {
  const api = apiUserRoutes(services, publicUrl)
  const logs = logRoutes(services)
  return {
    audience: 'customer',
    base: '/administration',
    routes: [
      { method: 'get', path: '/api-users', permission: 'administration:manage', handler: api.list },
      { method: 'post', path: '/api-users', permission: 'administration:manage', handler: api.create },
      { method: 'get', path: '/api-users/new', permission: 'administration:manage', handler: api.form },
      {
        method: 'get',
        path: '/api-users/:apiUserId/revocation',
        permission: 'administration:manage',
        handler: api.askRevocation,
      },
      {
        method: 'post',
        path: '/api-users/:apiUserId/revocation',
        permission: 'administration:manage',
        handler: api.revoke,
      },
      { method: 'get', path: '/logs', permission: 'administration:manage', handler: logs.list },
      { method: 'get', path: '/logs/export', permission: 'administration:manage', handler: logs.exportCsv },
    ],
  }
}
