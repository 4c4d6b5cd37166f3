import { randomUUID } from 'node:crypto'
import { done, type DoneKey } from '#http/done.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { certificateRevocationPage } from '#presenters/administration/user-confirm-pages.ts'
import type { Services } from '#services/index.ts'
import { idIn } from './user-form.ts'

/** What administrators do with the certificate that a user signs in with. */
export function userCertificateRoutes({ users, userCertificates }: Pick<Services, 'users' | 'userCertificates'>) {
  const { manage } = userCertificates
  const act =
    (key: DoneKey, work: (visit: CustomerVisit, id: string) => Promise<void>) => async (visit: CustomerVisit) => {
      const id = String(visit.req.params['userId'])
      await work(visit, id)
      done(visit.res, `/administration/users/${id}`, key)
    }

  const askRevocation = async ({ req, res, scope, t }: CustomerVisit): Promise<void> => {
    const user = await users.openFor(scope, String(req.params['userId']), 'revoke_certificate')
    show(res, 'administration/confirm', certificateRevocationPage(user, t))
  }

  return {
    askRevocation,
    sendLink: act('done.users.certificate_link', ({ req, scope }, id) =>
      manage.sendLink(scope, id, idIn(req.body) ?? randomUUID()),
    ),
    suspend: act('done.users.certificate_suspended', ({ scope }, id) => manage.suspend(scope, id)),
    resume: act('done.users.certificate_resumed', ({ scope }, id) => manage.resume(scope, id)),
    revoke: act('done.users.certificate_revoked', ({ scope }, id) => manage.revoke(scope, id)),
  }
}
