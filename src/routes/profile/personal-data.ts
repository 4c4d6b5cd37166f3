import { done } from '#http/done.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { ownDataPage } from '#presenters/personal-data/ask-pages.ts'
import type { ProfileDeps } from './index.ts'

/** Asking for the link to one's personal data, as a user. */
export function personalDataRoutes({ services }: ProfileDeps) {
  const form = ({ res, user, t }: CustomerVisit): Promise<void> => {
    show(res, 'profile/form', ownDataPage(user.email, t))
    return Promise.resolve()
  }

  const ask = async ({ res, scope, user }: CustomerVisit): Promise<void> => {
    await services.personalData.askFromProfile(scope, user.email)
    done(res, '/profile', 'done.profile.personal_data')
  }

  return { form, ask }
}
