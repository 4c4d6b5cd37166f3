import { listFieldsInUse } from '#queries/custom-fields.ts'
import { fillFields } from './fill-fields.ts'
import { addField, changeField, deleteField, readField, readFieldToDelete, readFields } from './write-field.ts'

/** Up to four fields of an account’s own. */
export const customFieldServices = {
  list: readFields,
  inUse: listFieldsInUse,
  open: readField,
  openToDelete: readFieldToDelete,
  add: addField,
  change: changeField,
  delete: deleteField,
  fill: fillFields,
}
