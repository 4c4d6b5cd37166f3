import { deleteUser, inviteUser, reactivateUser, suspendUser, unlockUser } from './end-user.ts'
import { contactsWithoutUser, readUser, readUserFor, readUsers } from './read-users.ts'
import { addUser, changeUser } from './write-user.ts'

type UserDeps = Parameters<typeof addUser>[0] & Parameters<typeof changeUser>[0] & Parameters<typeof deleteUser>[0]

/** The people of an account who sign in. */
export const userServices = (deps: UserDeps) => ({
  list: readUsers(deps.among),
  open: readUser(deps.among),
  openFor: readUserFor(deps.among),
  contactsWithoutUser,
  add: addUser(deps),
  change: changeUser(deps),
  suspend: suspendUser(deps),
  reactivate: reactivateUser(deps),
  unlock: unlockUser(deps),
  invite: inviteUser(deps),
  delete: deleteUser(deps),
})
