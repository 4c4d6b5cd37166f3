import { listAttachedOrders, listOutsideOrdersAcrossAccounts } from '#queries/outside-orders.ts'
import {
  attachOutsideOrder,
  confirmAttachedOrder,
  enterOutsideOrder,
  openAttachedOrder,
  readOutsideOrder,
  rejectAttachedOrder,
} from './outside-orders.ts'

/** Orders that were sold outside the portal: the operator's register, and what accounts have of it. */
export const outsideServices = {
  list: listOutsideOrdersAcrossAccounts,
  read: readOutsideOrder,
  enter: enterOutsideOrder,
  attach: attachOutsideOrder,
  attached: listAttachedOrders,
  open: openAttachedOrder,
  confirm: confirmAttachedOrder,
  reject: rejectAttachedOrder,
}
