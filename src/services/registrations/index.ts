import { listRegistrationsAcrossAccounts } from '#queries/registrations.ts'
import { acceptRegistration, type AcceptDeps } from './accept-registration.ts'
import { correctRegistration, readCorrection } from './correct-registration.ts'
import { openPrefill, prefillLink } from './prefill-link.ts'
import { readRegistration } from './read-registration.ts'
import { submitRegistration, type SubmitDeps } from './submit-registration.ts'
import { askCorrection, editRegistration, refuseRegistration, type WorkDeps } from './work-registration.ts'

export type RegistrationDeps = AcceptDeps &
  Omit<SubmitDeps, 'openPrefill'> &
  WorkDeps &
  Parameters<typeof openPrefill>[0]

/** From the public form to the opened account. */
export function registrationServices(deps: RegistrationDeps) {
  const open = openPrefill(deps)
  return {
    prefillLink: prefillLink(deps),
    openPrefill: open,
    submit: submitRegistration({ ...deps, openPrefill: open }),
    readCorrection,
    correct: correctRegistration,
    list: listRegistrationsAcrossAccounts,
    read: readRegistration,
    edit: editRegistration(),
    askCorrection: askCorrection(deps),
    accept: acceptRegistration(deps),
    refuse: refuseRegistration(deps),
  }
}
