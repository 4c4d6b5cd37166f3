import type { Theme } from '#domain/access/signed-in.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Alert } from './components/alert.ts'
import type { MenuSection } from './components/menu-at.ts'

/** Whose view it is: decides the bar's colour, and whether there is a menu. */
export type Audience = 'customer' | 'staff' | 'public' | 'view'

/** What the frame around every page needs: the `shell` of a template. */
export interface Shell {
  readonly audience: Audience
  readonly language: Language
  readonly theme: Theme
  /** What the switches of language and theme offer. */
  readonly appearance: {
    readonly language: Language
    readonly languages: readonly AppearanceChoice<Language>[]
    readonly themes: readonly AppearanceChoice<Theme>[]
  }
  /** Where a choice of language or theme is posted, as `language` or `theme` and `back`. */
  readonly appearanceHref: string
  /** Path and query of this page: where that choice comes back to. */
  readonly address: string
  readonly csrf: string
  /** `logo`: address of a picture, which stands for the name; null shows our seal and the name. */
  readonly operator: { readonly name: string; readonly logo: string | null }
  readonly account: { readonly name: string } | null
  readonly user: ShellUser | null
  readonly homeHref: string
  readonly helpHref: string
  /** Where the search box of the bar leads; null hides it. */
  readonly search: { readonly href: string; readonly keyword: string } | null
  /** Empty on pages for everybody. */
  readonly menu: readonly MenuSection[]
  /** Shown above the page: what just happened, an incident, whose account staff look at. */
  readonly notices: readonly Alert[]
  /** Staff look at an account as its customer sees it; stands on every page until it ends. */
  readonly view: { readonly text: string; readonly until: string; readonly endAction: string } | null
  readonly demo: boolean
  /** The fingerprinted address of a file of public/. */
  readonly asset: (path: string) => string
  /** That of the icons, which every page uses often. */
  readonly icons: string
}

export interface ShellUser {
  readonly name: string
  /** When and from where, in a sentence. */
  readonly lastSignIn: string
  /** Null where a person has no page of their own yet. */
  readonly profileHref: string | null
  /** Null while nothing else may be done than changing the password. */
  readonly twoFactorHref: string | null
  /** Where staff see their sessions; customers come to theirs by their profile. */
  readonly sessionsHref: string | null
  readonly signOutHref: string
}

interface AppearanceChoice<Code> {
  readonly code: Code
  readonly name: string
  readonly isChosen: boolean
}
