import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getAccountTerms } from '#stores/account-store.ts'

/** The account itself and its terms. */
export const readAccount = (scope: AccountScope) => inTransaction(scope, getAccountTerms)
