import { readSingleSignOnAcrossAccounts } from '#queries/single-sign-on.ts'
import { beginSignIn } from './begin.ts'
import { addRightsRule, configureSingleSignOn, removeRightsRule, testConnection } from './configure.ts'
import { redirectUriOf, type SingleSignOnDeps } from './deps.ts'
import { finishSignIn } from './finish.ts'

/** Signing in at an account's own provider by OpenID Connect. */
export function singleSignOnServices(deps: SingleSignOnDeps) {
  return {
    read: readSingleSignOnAcrossAccounts,
    redirectUriOf: (id: string) => redirectUriOf(deps, id),
    configure: configureSingleSignOn(deps),
    addRule: addRightsRule,
    removeRule: removeRightsRule,
    test: testConnection(deps),
    begin: beginSignIn(deps),
    finish: finishSignIn(deps),
  }
}
