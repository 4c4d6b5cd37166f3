import type { SignInRequest } from '#domain/access/sign-in.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { createApiUser, readApiUser, readApiUsers, revokeApiUser } from './api-users.ts'
import { authenticateApi } from './authenticate-api.ts'
import { askEmailChange, confirmEmailChange, readEmailChange } from './change-email.ts'
import { chooseListAppearance, chooseStaffAppearance, chooseUserAppearance } from './choose-appearance.ts'
import { forgetEnded } from './forget-ended.ts'
import { askPasswordLink, sendPasswordLink } from './forgotten-password.ts'
import { logFailedSignIn, logFailedStaffSignIn } from './note-sign-in.ts'
import { changeLogin, changePassword, readProfile, saveProfile } from './own-profile.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts'
import { readPasswordLink, setPasswordByLink } from './password-link.ts'
import { recordDenied } from './record-denied.ts'
import { clearNetworks, endSessionFromOutside, readSignInNetworks, saveNetworks } from './sign-in-networks.ts'
import { signInStaff, signInUser } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { beginView, endOwnView } from './view-account.ts'

type AccessDeps = Parameters<typeof signInUser>[0] &
  Parameters<typeof askPasswordLink>[0] &
  Parameters<typeof sendPasswordLink>[0] &
  Parameters<typeof setPasswordByLink>[0] &
  Parameters<typeof forgetEnded>[0] & { readonly limiters: { readonly api: Parameters<typeof authenticateApi>[0] } }

/** How people and programs get in, and out again. */
export const accessServices = (deps: AccessDeps) => ({
  signInUser: (scope: OperatorScope, request: SignInRequest) => signInUser(deps)(scope, request),
  signInStaff: (scope: OperatorScope, request: SignInRequest) => signInStaff(deps)(scope, request),
  signOut,
  chooseUserAppearance,
  chooseListAppearance,
  chooseStaffAppearance,
  recordDenied,
  readSignInNetworks,
  saveNetworks,
  clearNetworks,
  endSessionFromOutside,
  readApiUsers,
  readApiUser,
  createApiUser,
  revokeApiUser,
  authenticateApi: authenticateApi(deps.limiters.api),
  issuePasswordLink: deps.issuePasswordLink,
  askPasswordLink: askPasswordLink(deps),
  sendPasswordLink: sendPasswordLink(deps),
  logFailedSignIn,
  logFailedStaffSignIn,
  beginView,
  endOwnView,
  forgetEnded: forgetEnded(deps),
  readPasswordLink,
  setPasswordByLink: setPasswordByLink(deps),
})

type ProfileDeps = Parameters<typeof readProfile>[0] &
  Parameters<typeof saveProfile>[0] &
  Parameters<typeof changeLogin>[0] &
  Parameters<typeof changePassword>[0] &
  Parameters<typeof askEmailChange>[0] &
  Parameters<typeof confirmEmailChange>[0] &
  Parameters<typeof listOwnSessions>[0] &
  Parameters<typeof endOwnSession>[0]

/** What somebody does with their own login. */
export const profileServices = (deps: ProfileDeps) => ({
  read: readProfile(deps),
  save: saveProfile(deps),
  changeLogin: changeLogin(deps),
  changePassword: changePassword(deps),
  askEmailChange: askEmailChange(deps),
  readEmailChange,
  confirmEmailChange: confirmEmailChange(deps),
  listSessions: listOwnSessions(deps),
  endSession: endOwnSession(deps),
  endOtherSessions: endOtherSessions(deps),
})
