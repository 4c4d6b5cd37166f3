import { connectorOf, getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { readCaseBackground } from '#queries/staff-case.ts'
import { readOrder } from '#services/orders/read-order.ts'
import { openOrderToStaff } from './acting-for.ts'

interface Deps {
  readonly catalogue: () => Catalogue
  readonly portal: RoleConnection
}

/** Everything that the validation team looks at before it decides about an order. */
export const readCase = (deps: Deps) => async (operator: OperatorScope, reference: string) => {
  const scope = await openOrderToStaff(operator, deps, reference)
  const file = await readOrder(scope, reference)
  const product = getProduct(deps.catalogue(), file.order.productCode)
  return {
    ...file,
    ...(await readCaseBackground(scope, file.order)),
    product,
    isIssuedByHand: connectorOf(deps.catalogue(), product) === 'manual',
  }
}
