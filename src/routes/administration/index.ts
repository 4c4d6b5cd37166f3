import type { CustomerRoute, Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { apiUserRoutes } from './api-users.ts'
import { customFieldRoutes } from './custom-fields.ts'
import { contactMergeRoutes } from './contact-merge.ts'
import { contactRoutes } from './contact.ts'
import { contactsRoutes } from './contacts.ts'
import { logRoutes } from './logs.ts'
import { userCertificateRoutes } from './user-certificate.ts'
import { userRoutes } from './user.ts'
import { usersRoutes } from './users.ts'

const MANAGE = 'administration:manage'
/** Closed to staff who look at the account. */
const KEYS = 'credentials:manage'

/** Administration: what super users and administrators see to. */
export function administrationSection(services: Services, publicUrl: string): Section {
  return {
    audience: 'customer',
    base: '/administration',
    routes: [
      ...usersTable(services),
      ...userCertificatesTable(services),
      ...apiUsersTable(services, publicUrl),
      ...contactsTable(services),
      ...customFieldsTable(services),
      ...logsTable(services),
    ],
  }
}

function usersTable(services: Services): readonly CustomerRoute[] {
  const users = usersRoutes(services)
  const user = userRoutes(services)
  const aUser = '/users/:userId'
  return [
    { method: 'get', path: '/users', permission: MANAGE, handler: users.list },
    { method: 'get', path: '/users/new', permission: MANAGE, handler: users.choose },
    { method: 'post', path: '/users', permission: MANAGE, handler: users.add },
    { method: 'get', path: aUser, permission: MANAGE, handler: user.form },
    { method: 'post', path: aUser, permission: MANAGE, handler: user.save },
    { method: 'get', path: `${aUser}/suspension`, permission: MANAGE, handler: user.askSuspension },
    { method: 'post', path: `${aUser}/suspension`, permission: MANAGE, handler: user.suspend },
    { method: 'post', path: `${aUser}/reactivation`, permission: MANAGE, handler: user.reactivate },
    { method: 'post', path: `${aUser}/unlocking`, permission: MANAGE, handler: user.unlock },
    { method: 'post', path: `${aUser}/invitations`, permission: MANAGE, handler: user.invite },
    { method: 'get', path: `${aUser}/deletion`, permission: MANAGE, handler: user.askDeletion },
    { method: 'post', path: `${aUser}/deletion`, permission: MANAGE, handler: user.remove },
  ]
}

function userCertificatesTable(services: Services): readonly CustomerRoute[] {
  const certificate = userCertificateRoutes(services)
  const at = '/users/:userId/certificate'
  return [
    { method: 'post', path: `${at}-links`, permission: MANAGE, handler: certificate.sendLink },
    { method: 'post', path: `${at}-suspension`, permission: MANAGE, handler: certificate.suspend },
    { method: 'post', path: `${at}-resumption`, permission: MANAGE, handler: certificate.resume },
    { method: 'get', path: `${at}-revocation`, permission: MANAGE, handler: certificate.askRevocation },
    { method: 'post', path: `${at}-revocation`, permission: MANAGE, handler: certificate.revoke },
  ]
}

function contactsTable(services: Services): readonly CustomerRoute[] {
  const contacts = contactsRoutes(services)
  const contact = contactRoutes(services)
  const merging = contactMergeRoutes(services)
  const aContact = '/contacts/:contactId'
  return [
    { method: 'get', path: '/contacts', permission: MANAGE, handler: contacts.list },
    { method: 'post', path: '/contacts/proposals', permission: MANAGE, handler: contacts.propose },
    { method: 'get', path: '/contacts/new', permission: MANAGE, handler: contact.blank },
    { method: 'post', path: '/contacts', permission: MANAGE, handler: contact.add },
    { method: 'get', path: aContact, permission: MANAGE, handler: contact.form },
    { method: 'post', path: aContact, permission: MANAGE, handler: contact.save },
    { method: 'post', path: `${aContact}/retirement`, permission: MANAGE, handler: contact.retire },
    { method: 'post', path: `${aContact}/return`, permission: MANAGE, handler: contact.takeBack },
    { method: 'get', path: `${aContact}/merges/new`, permission: MANAGE, handler: merging.ask },
    { method: 'post', path: `${aContact}/merges`, permission: MANAGE, handler: merging.merge },
  ]
}

function apiUsersTable(services: Services, publicUrl: string): readonly CustomerRoute[] {
  const api = apiUserRoutes(services, publicUrl)
  const revocation = '/api-users/:apiUserId/revocation'
  return [
    { method: 'get', path: '/api-users', permission: KEYS, handler: api.list },
    { method: 'post', path: '/api-users', permission: KEYS, handler: api.create },
    { method: 'get', path: '/api-users/new', permission: KEYS, handler: api.form },
    { method: 'get', path: revocation, permission: KEYS, handler: api.askRevocation },
    { method: 'post', path: revocation, permission: KEYS, handler: api.revoke },
  ]
}

function customFieldsTable(services: Services): readonly CustomerRoute[] {
  const fields = customFieldRoutes(services)
  const aField = '/custom-fields/:fieldId'
  return [
    { method: 'get', path: '/custom-fields', permission: MANAGE, handler: fields.list },
    { method: 'post', path: '/custom-fields', permission: MANAGE, handler: fields.add },
    { method: 'get', path: '/custom-fields/new', permission: MANAGE, handler: fields.blank },
    { method: 'get', path: aField, permission: MANAGE, handler: fields.form },
    { method: 'post', path: aField, permission: MANAGE, handler: fields.save },
    { method: 'get', path: `${aField}/deletion`, permission: MANAGE, handler: fields.askDeletion },
    { method: 'post', path: `${aField}/deletion`, permission: MANAGE, handler: fields.remove },
  ]
}

function logsTable(services: Services): readonly CustomerRoute[] {
  const logs = logRoutes(services)
  return [
    { method: 'get', path: '/logs', permission: MANAGE, handler: logs.list },
    { method: 'get', path: '/logs/export', permission: MANAGE, handler: logs.exportCsv },
  ]
}
