import type { Theme } from '#domain/access/signed-in.ts'
import type { ListAppearance } from '#domain/orders/list-appearance.ts'
import type { Language } from '#domain/shared/language.ts'
import { inOperatorTransaction, inTransaction, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import { saveListAppearance, saveStaffAppearance, saveUserAppearance } from '#stores/person-store.ts'

export type Appearance = { readonly language: Language } | { readonly theme: Theme }

/** Remembers the language or theme a person chose, for every browser they use. */
export const chooseUserAppearance = (scope: AccountScope, appearance: Appearance): Promise<void> =>
  inTransaction(scope, (tx) => saveUserAppearance(tx, appearance))

export const chooseStaffAppearance = (scope: OperatorScope, appearance: Appearance): Promise<void> =>
  inOperatorTransaction(scope, (tx) => saveStaffAppearance(tx, appearance))

/** Remembers how a user wants the lists of orders. */
export const chooseListAppearance = (scope: AccountScope, appearance: ListAppearance): Promise<void> =>
  inTransaction(scope, (tx) => saveListAppearance(tx, appearance))
