import { z } from 'zod'
import { done } from '#http/done.ts'
import { textsIn } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { mergePage } from '#presenters/administration/merge-page.ts'
import type { Services } from '#services/index.ts'
import { contactIdOf } from './contact.ts'

const MOST = 200
const Duplicates = z.array(z.uuid()).min(1).max(MOST)

/** Making one contact of several: who is meant is ticked, with what becomes of them beside. */
export function contactMergeRoutes({ contacts }: Pick<Services, 'contacts'>) {
  const ask = async (visit: CustomerVisit) => {
    await showMerge(visit, false)
  }

  const merge = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const keptId = contactIdOf(visit)
    const duplicates = Duplicates.safeParse(textsIn(req.body, 'duplicates'))
    if (!duplicates.success) {
      res.status(422)
      await showMerge(visit, true)
      return
    }
    await contacts.merge(scope, keptId, duplicates.data)
    done(res, `/administration/contacts/${keptId}`, 'done.contacts.merged')
  }

  const showMerge = async (visit: CustomerVisit, isMissing: boolean) => {
    const file = await contacts.openToMerge(visit.scope, contactIdOf(visit))
    show(visit.res, 'administration/merge', mergePage({ file, most: MOST, isMissing, t: visit.t }))
  }

  return { ask, merge }
}
