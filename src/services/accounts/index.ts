import { readAccountSheet } from '#queries/account-sheet.ts'
import { changeAccounting, readAccounting } from './change-accounting.ts'
import { changeAddress } from './change-address.ts'
import { changeApprovalRule, readApprovalRule } from './change-approval-rule.ts'
import { changeContactPoints, readContactPoints } from './change-contact-points.ts'
import { changeLinkMakers, readLinkMakers } from './change-link-makers.ts'
import { changeOption, readOptionObstacles } from './change-option.ts'
import { changeAccountState } from './change-state.ts'
import { changeSuperUser } from './change-super-user.ts'
import { chooseSignInRule } from './choose-sign-in-rule.ts'
import { correctSuperUserEmail } from './correct-super-user-email.ts'
import { furnish, hireStaff, openAccount } from './open-account.ts'
import { getAccountFile, readAccountFile, readUserOfAccount } from './read-account-file.ts'
import { readAccount } from './read-account.ts'
import { sendSuperUserLink } from './send-super-user-link.ts'
import { unlockUserOfAccount } from './unlock-user.ts'
import {
  addBillingEntity,
  changeBillingEntity,
  openBillingEntity,
  retireBillingEntity,
} from './write-billing-entity.ts'

type AccountDeps = Parameters<typeof openAccount>[0] &
  Parameters<typeof hireStaff>[0] &
  Parameters<typeof readAccountFile>[0] &
  Parameters<typeof changeAccountState>[0] &
  Parameters<typeof changeOption>[0] &
  Parameters<typeof changeSuperUser>[0] &
  Parameters<typeof correctSuperUserEmail>[0] &
  Parameters<typeof sendSuperUserLink>[0] &
  Parameters<typeof chooseSignInRule>[0]

/** Accounts as the operator keeps them. */
export const accountServices = (deps: AccountDeps) => ({
  read: readAccount,
  furnish: furnish(),
  open: openAccount(deps),
  hireStaff: hireStaff(deps),
  readFile: readAccountFile(deps),
  getFile: getAccountFile,
  readUser: readUserOfAccount,
  unlockUser: unlockUserOfAccount,
  changeState: changeAccountState(deps),
  optionObstacles: readOptionObstacles,
  changeOption: changeOption(deps),
  changeSuperUser: changeSuperUser(deps),
  correctEmail: correctSuperUserEmail(deps),
  sendSuperUserLink: sendSuperUserLink(deps),
  chooseSignInRule: chooseSignInRule(deps),
})

type PreferenceDeps = Parameters<typeof readApprovalRule>[0]

/** What the administrators of an account decide for it. */
export const preferenceServices = (deps: PreferenceDeps) => ({
  sheet: readAccountSheet,
  readApproval: readApprovalRule(deps),
  changeApproval: changeApprovalRule(deps),
  changeAddress,
  readLinkMakers,
  changeLinkMakers,
  readContactPoints,
  changeContactPoints,
  readAccounting,
  changeAccounting,
  openBillingEntity,
  addBillingEntity,
  changeBillingEntity,
  retireBillingEntity,
})
