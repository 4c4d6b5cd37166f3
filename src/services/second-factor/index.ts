import { findSecondFactorAcrossAccounts, listSecondFactorsAcrossAccounts } from '#queries/second-factors.ts'
import { findOwnTwoFactorAcrossAccounts, readAccountSecurityAcrossAccounts } from '#queries/two-factor.ts'
import { listOwnPasskeysAcrossAccounts } from '#queries/passkeys.ts'
import { allowPasskeyAlone } from './allow-passkey-alone.ts'
import { asksAgain, confirmAgain } from './confirm-again.ts'
import type { SecondFactorDeps } from './deps.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { findHalfOpen } from './half-open.ts'
import { offerAgain } from './offer.ts'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './own-passkeys.ts'
import { renewOwnCodes, setUpOwn, switchOwnOff } from './own-two-factor.ts'
import { askAnyPasskey, askPasskeyAtDoor, askPasskeyOf } from './passkey-challenge.ts'
import { resetTwoFactor } from './reset-two-factor.ts'
import { signInByPasskey } from './sign-in-by-passkey.ts'

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
    listOwnPasskeys: listOwnPasskeysAcrossAccounts,
    askPasskeyOf: askPasskeyOf(deps),
    askPasskeyAtDoor: askPasskeyAtDoor(deps),
    askAnyPasskey: askAnyPasskey(deps),
    beginPasskey: beginPasskey(deps),
    addPasskey: addPasskey(deps),
    renamePasskey,
    removePasskey: removePasskey(deps),
    signInByPasskey: signInByPasskey(deps),
    allowPasskeyAlone,
    isDemandedOfStaff: deps.staffSecondFactor === 'required',
    readAccount: readAccountSecurityAcrossAccounts,
    list: listSecondFactorsAcrossAccounts,
    find: findSecondFactorAcrossAccounts,
    reset: resetTwoFactor(deps),
    asksAgain: asksAgain(deps),
    confirmAgain: confirmAgain(deps),
  }
}
