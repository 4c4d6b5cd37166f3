import { randomUUID } from 'node:crypto'
import { closedRights, type ManagedUser } from '#domain/access/managed-user.ts'
import { complaints } from '#http/complaints.ts'
import { done, type DoneKey } from '#http/done.ts'
import type { FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { draftOfUser, userFormPage, type UserFormFacts } from '#presenters/administration/user-form-page.ts'
import { userDeletionPage, userSuspensionPage } from '#presenters/administration/user-confirm-pages.ts'
import type { Services } from '#services/index.ts'
import { draftOf, idIn, readUserForm, versionIn } from './user-form.ts'
import { takenError } from './users.ts'

/** One user: their form, and what is done with them by a button. */
export function userRoutes({ users }: Pick<Services, 'users'>) {
  const open = (visit: CustomerVisit) => users.open(visit.scope, userIdOf(visit))

  const form = async (visit: CustomerVisit) => {
    const user = await open(visit)
    showForm(visit, { user, draft: draftOfUser(user) })
  }

  const save = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const user = await open(visit)
    const draft = draftOf(req.body)
    const parsed = readUserForm(req.body, closedRights(user.rights, visit.user.isSuperUser))
    if (!parsed.ok) {
      showWrong(visit, { user, draft }, parsed.errors)
      return
    }
    const result = await users.change(scope, user.id, versionIn(req.body), parsed.value)
    if (result.outcome === 'saved') done(res, '/administration/users', 'done.users.saved')
    else if (result.outcome === 'last_approver') showWrong(visit, { user, draft }, LAST_APPROVER)
    else if (result.outcome === 'taken') showWrong(visit, { user, draft }, takenError(result.field))
    else {
      res.status(409)
      showForm(visit, { user: result.now, draft, meanwhile: true })
    }
  }

  const askSuspension = async (visit: CustomerVisit) => {
    const user = await users.openFor(visit.scope, userIdOf(visit), 'suspend')
    show(visit.res, 'administration/confirm', userSuspensionPage(user, visit.t))
  }

  const askDeletion = async (visit: CustomerVisit) => {
    const user = await users.openFor(visit.scope, userIdOf(visit), 'delete')
    show(visit.res, 'administration/confirm', userDeletionPage(user, visit.t))
  }

  const act = (said: DoneKey, work: (visit: CustomerVisit, id: string) => Promise<void>) => {
    return async (visit: CustomerVisit) => {
      const id = userIdOf(visit)
      await work(visit, id)
      done(visit.res, `/administration/users/${id}`, said)
    }
  }

  const remove = async (visit: CustomerVisit) => {
    await users.delete(visit.scope, userIdOf(visit))
    done(visit.res, '/administration/users', 'done.users.deleted')
  }

  return {
    form,
    save,
    askSuspension,
    askDeletion,
    suspend: act('done.users.suspended', ({ scope }, id) => users.suspend(scope, id)),
    reactivate: act('done.users.reactivated', ({ scope }, id) => users.reactivate(scope, id)),
    unlock: act('done.users.unlocked', ({ scope }, id) => users.unlock(scope, id)),
    invite: act('done.users.invited', ({ scope, req }, id) => users.invite(scope, id, idIn(req.body) ?? randomUUID())),
    remove,
  }

  function showWrong(visit: CustomerVisit, facts: Shown, errors: FieldErrors): void {
    visit.res.status(422)
    showForm(visit, { ...facts, version: versionIn(visit.req.body), errors: complaints(errors, visit.t) })
  }

  function showForm({ res, user: actor, language, t }: CustomerVisit, facts: Shown): void {
    show(
      res,
      'administration/user',
      userFormPage({ ...facts, id: randomUUID(), actorId: actor.id, namesApprovers: actor.isSuperUser, language, t }),
    )
  }
}

type Shown = Pick<UserFormFacts, 'draft' | 'errors' | 'meanwhile' | 'version'> & { readonly user: ManagedUser }

const LAST_APPROVER: FieldErrors = { rights: { key: 'administration.user.faults.last_approver' } }

const userIdOf = ({ req }: CustomerVisit): string => String(req.params['userId'])
