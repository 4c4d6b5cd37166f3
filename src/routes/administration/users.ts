import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import type { FieldErrors } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { newUserPage } from '#presenters/administration/new-user-page.ts'
import { blankUser, userFormPage } from '#presenters/administration/user-form-page.ts'
import { usersPage } from '#presenters/administration/users-page.ts'
import type { Services } from '#services/index.ts'
import { draftOf, idIn, readUserForm, type UserDraft } from './user-form.ts'

const MOST = 200
const Choice = z.object({ contact: z.string().max(40).catch('') })

/** The list of users, and adding one: first the contacts that could be meant. */
export function usersRoutes({ users }: Pick<Services, 'users'>) {
  const list = async ({ req, res, scope, user, language, t }: CustomerVisit) => {
    const keyword = searchOf(req.query)
    const found = await users.list(scope, keyword, MOST + 1)
    show(
      res,
      'administration/users',
      usersPage({ address: req.originalUrl, keyword, users: found, most: MOST, actorId: user.id, language, t }),
    )
  }

  const choose = async ({ req, res, scope, user, language, t }: CustomerVisit) => {
    const { contact } = Choice.parse(req.query)
    const contacts = await users.contactsWithoutUser(scope)
    if (contact === '' && contacts.length > 0) {
      show(res, 'administration/new-user', newUserPage(contacts.slice(0, MOST), t))
      return
    }
    const chosen = contacts.find(({ id }) => id === contact) ?? null
    const draft = blankUser(chosen, language)
    show(
      res,
      'administration/user',
      userFormPage({ user: null, id: randomUUID(), draft, namesApprovers: user.isSuperUser, language, t }),
    )
  }

  const add = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const draft = draftOf(req.body)
    const id = idIn(req.body) ?? randomUUID()
    const parsed = readUserForm(req.body)
    if (!parsed.ok) {
      showWrong(visit, id, draft, parsed.errors)
      return
    }
    const result = await users.add(scope, id, parsed.value, draft.inform)
    if (result.outcome === 'taken') showWrong(visit, id, draft, takenError(result.field))
    else done(res, '/administration/users', draft.inform ? 'done.users.added_and_informed' : 'done.users.added')
  }

  return { list, choose, add }
}

function showWrong({ res, user, language, t }: CustomerVisit, id: string, draft: UserDraft, errors: FieldErrors): void {
  res.status(422)
  show(
    res,
    'administration/user',
    userFormPage({
      user: null,
      id,
      draft,
      errors: complaints(errors, t),
      namesApprovers: user.isSuperUser,
      language,
      t,
    }),
  )
}

/** What only one user can have belongs to somebody else. */
export const takenError = (field: 'login' | 'email'): FieldErrors => ({
  [field]: { key: `administration.user.faults.${field}_taken` },
})
