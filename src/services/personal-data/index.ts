import { askByAddress, askFromProfile, sendPersonalDataLink, type AskLinkDeps } from './ask-link.ts'
import { choosePurposes } from './choose-purposes.ts'
import { correctContact, correctUser, getOwnContact } from './correct.ts'
import { closePersonalData, findPersonalDataPage, openPersonalData, readPersonalDataLink } from './open-page.ts'
import { exportHeldData, readHeldData } from './read-held.ts'

type Deps = AskLinkDeps & Parameters<typeof correctUser>[0]

/** What people can do about the data that is held on them. */
export const personalDataServices = (deps: Deps) => ({
  ask: askByAddress(deps),
  askFromProfile: askFromProfile(deps),
  send: sendPersonalDataLink(deps),
  readLink: readPersonalDataLink,
  open: openPersonalData,
  find: findPersonalDataPage,
  close: closePersonalData,
  read: readHeldData,
  export: exportHeldData,
  correctUser: correctUser(deps),
  correctContact: correctContact(deps),
  assertContact: getOwnContact,
  choosePurposes,
})
