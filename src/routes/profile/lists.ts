import { z } from 'zod'
import {
  chosenColumns,
  columnsOnOffer,
  DEFAULT_COLUMNS,
  movedColumn,
  NOTHING_CHOSEN,
  type Direction,
  type ListColumn,
} from '#domain/orders/list-appearance.ts'
import { done } from '#http/done.ts'
import { textsIn } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { columnAnchor, listsPage } from '#presenters/profile/lists-page.ts'
import { PageLengthChoice } from '../orders/list-request.ts'
import type { ProfileDeps } from './index.ts'

const PAGE = '/profile/lists'

const Form = z.object({
  length: PageLengthChoice.nullable().catch(null),
  move: z
    .string()
    .regex(/^(up|down):\w+$/)
    .nullable()
    .catch(null),
  reset: z.literal('yes').nullable().catch(null),
})

/** How somebody wants the lists of orders: which columns, in which order, how many rows a page. */
export function listsRoutes({ services: { access, customFields } }: ProfileDeps) {
  const page = async (visit: CustomerVisit) => {
    const { res, scope, user, t } = visit
    const fields = await customFields.inUse(scope)
    const { columns, length } = user.lists
    show(res, 'profile/lists', listsPage({ fields, columns: columns ?? DEFAULT_COLUMNS, length, isWrong: false, t }))
  }

  const save = async (visit: CustomerVisit) => {
    const { req, res, scope, t } = visit
    const { length, move, reset } = Form.parse({ length: null, move: null, reset: null, ...(req.body as object) })
    if (reset) {
      await access.chooseListAppearance(scope, NOTHING_CHOSEN)
      done(res, PAGE, 'done.profile.lists_reset')
      return
    }
    const fields = await customFields.inUse(scope)
    const columns = tickedColumns(req.body, columnsOnOffer(fields))
    if (columns.length === 0) {
      res.status(422)
      show(res, 'profile/lists', listsPage({ fields, columns, length, isWrong: true, t }))
      return
    }
    const [to, column] = (move?.split(':') ?? []) as [Direction?, ListColumn?]
    const moved = to && column ? movedColumn(columns, column, to) : columns
    await access.chooseListAppearance(scope, { columns: chosenColumns(moved), length })
    done(res, column ? `${PAGE}#${columnAnchor(column)}` : PAGE, 'done.profile.lists')
  }

  return { page, save }
}

/** The ticked columns in the order of the page, each once; what was never on offer is not there. */
function tickedColumns(body: unknown, offered: readonly ListColumn[]): readonly ListColumn[] {
  const ticked = textsIn(body, 'columns')
  const inOrder = new Set([...textsIn(body, 'order').flatMap((names) => names.split(' ')), ...ticked])
  return [...inOrder].flatMap((name) => {
    const column = offered.find((one) => one === name)
    return column && ticked.includes(column) ? [column] : []
  })
}
