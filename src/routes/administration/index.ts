import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { logRoutes } from './logs.ts'

/** Administration: what super users and administrators see to. */
export function administrationSection(services: Services): Section {
  const logs = logRoutes(services)
  return {
    audience: 'customer',
    base: '/administration',
    routes: [
      { method: 'get', path: '/logs', permission: 'administration:manage', handler: logs.list },
      { method: 'get', path: '/logs/export', permission: 'administration:manage', handler: logs.exportCsv },
    ],
  }
}
