import type { Database } from '#platform/database.ts'
import type { JobName, JobPayloads } from '#platform/jobs.ts'
import { systemOperatorScope, systemScope } from '#platform/scope.ts'
import type { Clock } from '#ports/clock.ts'
import type { Services } from '#services/index.ts'

export type Tasks = { readonly [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }

/** Every job of the portal: unpack, make the scope, call a service. Each may run twice. */
export function createTasks(services: Services, database: Database, now: Clock): Tasks {
  const scopeOf = ({ accountId }: { readonly accountId: string }) => systemScope(database.portal, accountId, now)
  const operator = systemOperatorScope(database.operator, now)
  return {
    deliver_mail: (job) => services.mails.deliver(scopeOf(job), job.mailId),
    deliver_operator_mail: (job) => services.mails.deliverToStranger(operator, job.mailId),
    send_password_links: async ({ users }) => {
      for (const user of users) await services.access.sendPasswordLink(scopeOf(user), user)
    },
    send_staff_links: async ({ people }) => {
      for (const person of people) await services.team.sendPasswordLink(operator, person)
    },
    send_personal_data_links: async ({ email, links }) => {
      for (const { accountId, linkId } of links)
        await services.personalData.send(operator, linkId, { accountId, email })
    },
    log_failed_sign_in: async ({ accountId, staffId, ...failure }) => {
      if (accountId !== null) await services.access.logFailedSignIn(scopeOf({ accountId }), failure)
      else if (staffId) await services.access.logFailedStaffSignIn(operator, failure)
    },
    revoke_user_certificates: (job) => services.userCertificates.revokeAtAuthority(job),
    check_caa: (job) => services.validation.checkCaa(scopeOf(job), job.orderId, job),
    serve_waiting_orders: (job) => services.orders.serveWaiting(scopeOf(job)),
    advance_order: (job) => services.orders.advance(scopeOf(job), job.orderId),
    check_domain: (job) => services.validation.check(scopeOf(job), job.validationId),
    expire_checkout: (job) => services.payments.expireCheckout(scopeOf(job), job.checkoutId),
    submit_certificate: (job) => services.certificates.submit(scopeOf(job), job.certificateId),
    collect_certificate: (job) => services.certificates.collect(scopeOf(job), job.certificateId),
  }
}
