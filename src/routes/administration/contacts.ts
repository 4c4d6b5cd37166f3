import { z } from 'zod'
import { proposalChanges } from '#domain/organizations/kept-contact.ts'
import { CONTACT_ROLES } from '#domain/organizations/organization.ts'
import { done } from '#http/done.ts'
import { textsIn } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { contactsPage } from '#presenters/administration/contacts-page.ts'
import type { Services } from '#services/index.ts'

const MOST = 200
const View = z.object({ show: z.enum(['current', 'retired']).catch('current') })
const Id = z.uuid()

/** The list of contacts, and whom order forms propose. */
export function contactsRoutes({ contacts }: Pick<Services, 'contacts'>) {
  const list = async ({ req, res, scope, t }: CustomerVisit) => {
    const keyword = searchOf(req.query)
    const view = View.parse(req.query).show
    const found = await contacts.list(scope, { keyword, retired: view === 'retired' }, MOST + 1)
    show(
      res,
      'administration/contacts',
      contactsPage({ address: req.originalUrl, keyword, view, contacts: found, most: MOST, t }),
    )
  }

  const propose = async ({ req, res, scope }: CustomerVisit) => {
    const ids = (name: string) =>
      textsIn(req.body, name)
        .flatMap((text) => text.split(' '))
        .filter((id) => Id.safeParse(id).success)
    const changes = CONTACT_ROLES.flatMap((role) => proposalChanges(role, ids(`${role}_before`), ids(role)))
    await contacts.chooseProposed(scope, changes)
    done(res, '/administration/contacts', 'done.contacts.proposals')
  }

  return { list, propose }
}
