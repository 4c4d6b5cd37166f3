import { z } from 'zod'
import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import { accountState, stateAfter, type StateAct } from '#domain/accounts/account-state.ts'
import { closingObstacles, type Obstacle } from '#domain/accounts/standing.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import { says, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { optionPage, stateActPage, unlockPage } from '#presenters/staff/account-act-pages.ts'
import type { Services } from '#services/index.ts'
import { slugOf } from './account.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const DONE = {
  suspend: 'done.accounts.suspended',
  reopen: 'done.accounts.reopened',
  close: 'done.accounts.closed',
} as const
const OptionForm = Confirmation.extend({ option: z.enum(PURCHASE_OPTIONS, says('accounts.option.choose_missing')) })

/** What staff do to an account; each act asks first. */
export function accountActRoutes(services: Pick<Services, 'accounts' | 'secondFactor'>) {
  const { accounts, secondFactor } = services
  const fileOf = (visit: StaffVisit) => accounts.getFile(visit.operator, slugOf(visit))
  const leave = (visit: StaffVisit, key: Parameters<typeof done>[2]) => {
    done(visit.res, `/staff/accounts/${slugOf(visit)}`, key)
  }

  const stateForm = async (visit: StaffVisit, act: StateAct, errors: FieldErrors) => {
    const { res, operator, language, t } = visit
    const { account, standing } = await accounts.readFile(operator, slugOf(visit))
    if (stateAfter(act, accountState(account)) === null) throw new Refusal('conflict', 'account_state_moved')
    const obstacles: readonly Obstacle[] = act === 'close' ? closingObstacles(standing) : []
    const confirmBy = await secondFactor.asksAgain(operator)
    const draft = draftOf(visit, errors)
    show(res, 'staff/act', stateActPage({ account, act, obstacles, draft, confirmBy, language, t }))
  }

  const changeState = (act: StateAct) => async (visit: StaffVisit) => {
    await fileOf(visit)
    await confirmed(services, visit, Confirmation, {
      again: (errors) => stateForm(visit, act, errors),
      work: async ({ reason }) => {
        const obstacles = await accounts.changeState(visit.operator, slugOf(visit), act, reason)
        if (obstacles.length > 0) {
          visit.res.status(409)
          await stateForm(visit, act, {})
        } else leave(visit, DONE[act])
      },
    })
  }

  const optionForm = async (visit: StaffVisit, errors: FieldErrors) => {
    const { res, operator, language, t } = visit
    const account = await fileOf(visit)
    const options = await accounts.optionObstacles(operator, account, PURCHASE_OPTIONS)
    const confirmBy = await secondFactor.asksAgain(operator)
    const draft = draftOf(visit, errors)
    show(res, 'staff/act', optionPage({ account, options, draft, confirmBy, language, t }))
  }

  const changeOption = async (visit: StaffVisit) => {
    await fileOf(visit)
    await confirmed(services, visit, OptionForm, {
      again: (errors) => optionForm(visit, errors),
      work: async ({ option, reason }) => {
        const obstacles = await accounts.changeOption(visit.operator, slugOf(visit), option, reason)
        if (obstacles.length > 0) {
          visit.res.status(409)
          await optionForm(visit, {})
        } else leave(visit, 'done.accounts.option')
      },
    })
  }

  const userIdOf = ({ req }: StaffVisit) => String(req.params['userId'])
  const unlockForm = async (visit: StaffVisit, errors: FieldErrors) => {
    const { res, operator, language, t } = visit
    const { account, user } = await accounts.readUser(operator, slugOf(visit), userIdOf(visit))
    const confirmBy = await secondFactor.asksAgain(operator)
    const draft = draftOf(visit, errors)
    show(res, 'staff/act', unlockPage({ account, user, draft, confirmBy, language, t }))
  }

  const unlock = async (visit: StaffVisit) => {
    const { operator } = visit
    await accounts.readUser(operator, slugOf(visit), userIdOf(visit))
    await confirmed(services, visit, Confirmation, {
      again: (errors) => unlockForm(visit, errors),
      work: async ({ reason }) => {
        await accounts.unlockUser(operator, slugOf(visit), userIdOf(visit), reason)
        leave(visit, 'done.accounts.unlocked')
      },
    })
  }

  return {
    askState: (act: StateAct) => (visit: StaffVisit) => stateForm(visit, act, {}),
    changeState,
    optionForm: (visit: StaffVisit) => optionForm(visit, {}),
    changeOption,
    unlockForm: (visit: StaffVisit) => unlockForm(visit, {}),
    unlock,
  }
}
