import { listLinks, switchLink } from './keep-links.ts'
import { makeLink, offerLink, type MakeLinkDeps } from './make-link.ts'
import { orderByLink, readLinkForm, type OrderByLinkDeps } from './order-by-link.ts'

/** Links by which people without access order, for somebody of the account to approve. */
export const orderLinkServices = (deps: MakeLinkDeps & OrderByLinkDeps) => ({
  offer: offerLink(deps),
  make: makeLink(deps),
  list: listLinks,
  switch: switchLink,
  readForm: readLinkForm(deps),
  order: orderByLink(deps),
})
