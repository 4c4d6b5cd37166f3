import { findSecondFactorAcrossAccounts, listSecondFactorsAcrossAccounts } from '#queries/second-factors.ts'
import { findOwnTwoFactorAcrossAccounts, readAccountSecurityAcrossAccounts } from '#queries/two-factor.ts'
import { asksAgain, confirmAgain } from './confirm-again.ts'
import { demandTwoFactor } from './demand-two-factor.ts'
import type { SecondFactorDeps } from './deps.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { findHalfOpen } from './half-open.ts'
import { offerAgain } from './offer.ts'
import { renewOwnCodes, setUpOwn, switchOwnOff } from './own-two-factor.ts'
import { resetTwoFactor } from './reset-two-factor.ts'

/** Two-factor sign-in: the second step at the door, one's own settings, the account's rule, and the way back. */
export function secondFactorServices(deps: SecondFactorDeps) {
  return {
    findHalfOpen,
    finishSignIn: finishSignIn(deps),
    offer: offerAgain(deps),
    findOwn: findOwnTwoFactorAcrossAccounts,
    setUpOwn: setUpOwn(deps),
    renewOwnCodes: renewOwnCodes(deps),
    switchOwnOff: switchOwnOff(deps),
    isDemandedOfStaff: deps.staffSecondFactor === 'required',
    readAccount: readAccountSecurityAcrossAccounts,
    demand: demandTwoFactor,
    list: listSecondFactorsAcrossAccounts,
    find: findSecondFactorAcrossAccounts,
    reset: resetTwoFactor(deps),
    asksAgain: asksAgain(deps),
    confirmAgain: confirmAgain(deps),
  }
}
