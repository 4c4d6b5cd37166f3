import type { Translate } from '#platform/i18n.ts'

/** Somebody of the demo cast, as the sign-in page introduces them. */
export interface DemoPerson {
  readonly login: string
  readonly password: string
  readonly audience: 'customer' | 'staff'
  readonly name: string
  /** Key under `access.demo.people`. */
  readonly story: DemoStory
}

export const DEMO_STORIES = [
  'harbour_super',
  'harbour_reader',
  'fjord_super',
  'montclair_buyer',
  'montclair_approver',
  'montclair_super',
  'norrland_super',
  'staff_sales',
  'staff_validation',
  'staff_accounting',
  'staff_admin',
] as const
export type DemoStory = (typeof DEMO_STORIES)[number]

export interface SignInFacts {
  readonly audience: 'customer' | 'staff'
  readonly problem: 'wrong' | 'locked' | 'too_many' | null
  readonly login: string
  readonly back: string
  readonly demoCast: readonly DemoPerson[]
  readonly t: Translate
}

/** What views/sign-in/sign-in.ejs is given. */
export function signInPage({ audience, problem, login, back, demoCast, t }: SignInFacts) {
  const person = ({ login, password, audience, name, story }: DemoPerson) => ({
    action: actionOf(audience),
    login,
    password,
    name,
    story: t(`access.demo.people.${story}`),
  })
  return {
    title: t(`access.sign_in.title_${audience}`),
    lead: t(`access.sign_in.lead_${audience}`),
    action: actionOf(audience),
    login,
    back,
    problem: problem ? { title: t('access.sign_in.problem'), text: t(`access.sign_in.${problem}`) } : null,
    other:
      audience === 'customer'
        ? { href: '/staff/sign-in', label: t('access.sign_in.to_staff') }
        : { href: '/sign-in', label: t('access.sign_in.to_customer') },
    demo: {
      customers: demoCast.filter((member) => member.audience === 'customer').map(person),
      staff: demoCast.filter((member) => member.audience === 'staff').map(person),
    },
  }
}

const actionOf = (audience: 'customer' | 'staff') => (audience === 'staff' ? '/staff/sign-in' : '/sign-in')
