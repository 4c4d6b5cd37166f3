import { changeMethods } from './change-methods.ts'
import { checkCaa, lookAtCaaAgain } from './check-caa.ts'
import { checkDomain, checkNow } from './check-domain.ts'
import { renewValue } from './renew-value.ts'
import { approveMailedChallenge, readMailedChallenge, resendMails } from './mailed-challenge.ts'

type ValidationDeps = Parameters<typeof checkCaa>[0] &
  Parameters<typeof checkDomain>[0] &
  Parameters<typeof checkNow>[0] &
  Parameters<typeof changeMethods>[0] &
  Parameters<typeof resendMails>[0] &
  Parameters<typeof renewValue>[0] &
  Parameters<typeof approveMailedChallenge>[0]

/** Proofs that somebody controls a domain, and who may issue for it. */
export const validationServices = (deps: ValidationDeps) => ({
  checkCaa: checkCaa(deps),
  lookAtCaaAgain: lookAtCaaAgain(deps),
  check: checkDomain(deps),
  checkNow: checkNow(deps),
  changeMethods: changeMethods(deps),
  resendMails: resendMails(deps),
  renewValue: renewValue(deps),
  readMailedChallenge,
  approveMailedChallenge: approveMailedChallenge(deps),
})
