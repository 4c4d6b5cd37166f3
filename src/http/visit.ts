import type { Request, Response } from 'express'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import type { AccountView } from '#domain/access/account-view.ts'
import type { SignedInStaff, SignedInUser } from '#domain/access/signed-in.ts'

/** One request as a handler sees it. */
export interface PublicVisit {
  readonly req: Request
  readonly res: Response
  readonly t: Translate
  readonly language: Language
  readonly operator: OperatorScope
}

export interface CustomerVisit extends PublicVisit {
  readonly scope: AccountScope
  /** Who looks at the page: a user of the account, or in a view somebody of the staff. */
  readonly user: SignedInUser
  /** Staff look at the account as its customer sees it, and change nothing; null for its own users. */
  readonly view: AccountView | null
}

export interface StaffVisit extends PublicVisit {
  readonly staff: SignedInStaff
}
