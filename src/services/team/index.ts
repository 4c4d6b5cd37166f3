import { listStaffLogAcrossAccounts, listStaffNamesAcrossAccounts } from '#queries/staff-log.ts'
import { walkStaffLog } from './read-staff-log.ts'
import { recordStaffDenied } from './record-staff-denied.ts'
import {
  addStaffMember,
  changeStaffMember,
  inviteStaffMember,
  reactivateStaffMember,
  readStaff,
  readStaffMember,
  suspendStaffMember,
  unlockStaffMember,
} from './staff-members.ts'
import {
  askStaffLink,
  issueStaffLink,
  readStaffLink,
  sendStaffLink,
  setStaffPassword,
  type StaffPasswordDeps,
} from './staff-password.ts'
import { endOtherStaffSessions, endStaffSession, listStaffSessions } from './staff-sessions.ts'

/** The operator's own people: who they are, how they get in, and what they did. */
export function teamServices(deps: StaffPasswordDeps & { readonly idleMinutes: number }) {
  const issue = issueStaffLink(deps)
  return {
    list: readStaff,
    open: readStaffMember,
    add: addStaffMember({ ...deps, issue }),
    change: changeStaffMember,
    suspend: suspendStaffMember,
    reactivate: reactivateStaffMember,
    unlock: unlockStaffMember,
    invite: inviteStaffMember({ issue }),
    askPasswordLink: askStaffLink(deps),
    sendPasswordLink: sendStaffLink({ issue }),
    readPasswordLink: readStaffLink,
    setPassword: setStaffPassword(deps),
    listSessions: listStaffSessions(deps),
    endSession: endStaffSession,
    endOtherSessions: endOtherStaffSessions,
    log: listStaffLogAcrossAccounts,
    staffNames: listStaffNamesAcrossAccounts,
    walkLog: walkStaffLog,
    recordDenied: recordStaffDenied,
  }
}
