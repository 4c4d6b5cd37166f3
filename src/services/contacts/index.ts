import { listContactsOfAccount } from '#queries/contacts-list.ts'
import { chooseProposed } from './choose-proposed.ts'
import { mergeContacts } from './merge-contacts.ts'
import { listHolders, openContact, openContactToMerge } from './open-contact.ts'
import { addContact, changeContact, retireContact, returnContact } from './write-contact.ts'

/** The people whom order forms propose. */
export const contactServices = {
  list: listContactsOfAccount,
  holders: listHolders,
  open: openContact,
  openToMerge: openContactToMerge,
  add: addContact,
  change: changeContact,
  retire: retireContact,
  takeBack: returnContact,
  chooseProposed,
  merge: mergeContacts,
}
