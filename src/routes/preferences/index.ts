import { z } from 'zod'
import { THEMES } from '#domain/access/signed-in.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { setCookie, type CookieSettings } from '#http/cookies.ts'
import { typed } from '#http/form.ts'
import { localPath } from '#http/local-path.ts'
import type { Section } from '#http/section.ts'
import type { CustomerVisit, PublicVisit, StaffVisit } from '#http/visit.ts'
import type { Services } from '#services/index.ts'

const Choice = z.union([z.object({ language: z.enum(LANGUAGES) }), z.object({ theme: z.enum(THEMES) })])
type Choice = z.infer<typeof Choice>

/** The language and theme switch of every page: remembered with the person, or with the browser before sign-in. */
export function preferenceSections(services: Services, cookies: CookieSettings): Section[] {
  const choose = async <V extends PublicVisit>(visit: V, remember: (visit: V, choice: Choice) => Promise<void>) => {
    const choice = Choice.safeParse(visit.req.body)
    if (choice.success) await remember(visit, choice.data)
    visit.res.redirect(303, localPath(typed(visit.req.body)['back'], '/'))
  }
  const inBrowser = ({ res }: PublicVisit, choice: Choice) => {
    for (const [name, value] of Object.entries(choice)) setCookie(res, name, value, cookies)
    return Promise.resolve()
  }
  return [
    {
      audience: 'everyone',
      base: '',
      routes: [
        {
          method: 'post',
          path: '/public/appearance',
          permission: 'everyone',
          handler: (visit) => choose(visit, inBrowser),
        },
      ],
    },
    {
      audience: 'customer',
      base: '',
      routes: [
        {
          method: 'post',
          path: '/profile/appearance',
          permission: 'profile:write',
          withExpiredPassword: true,
          changesNothing: true,
          handler: (visit: CustomerVisit) =>
            choose(visit, async ({ scope, res, user }, choice) => {
              if (!user.account.isDemonstration) await services.access.chooseUserAppearance(scope, choice)
              await inBrowser({ ...visit, res }, choice)
            }),
        },
      ],
    },
    {
      audience: 'staff',
      base: '/staff',
      routes: [
        {
          method: 'post',
          path: '/appearance',
          permission: 'staff:home',
          handler: (visit: StaffVisit) =>
            choose(visit, async ({ operator, res }, choice) => {
              await services.access.chooseStaffAppearance(operator, choice)
              await inBrowser({ ...visit, res }, choice)
            }),
        },
      ],
    },
  ]
}
