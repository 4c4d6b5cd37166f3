import { Refusal } from '#domain/shared/refusal.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { emailChangeDonePage, emailChangePage } from '#presenters/profile/email-change-page.ts'
import type { Services } from '#services/index.ts'

/** The page behind the link to a new e-mail address: whoever reads mail there says yes here, and at the old one before where no password was asked. */
export function emailChangesSection({ profile }: Pick<Services, 'profile'>): Section {
  const tokenOf = ({ req }: PublicVisit) => {
    const token = String(req.params['token'])
    if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'link_not_valid')
    return token
  }

  const ask = async (visit: PublicVisit): Promise<void> => {
    const change = await profile.readEmailChange(visit.operator, tokenOf(visit))
    show(visit.res, 'email-changes/confirm', emailChangePage({ change, token: tokenOf(visit), ...visit }))
  }

  const confirm = async (visit: PublicVisit): Promise<void> => {
    const step = await profile.confirmEmailChange(visit.operator, tokenOf(visit))
    visit.res.redirect(303, step === 'released' ? '/email-changes/released' : '/email-changes/confirmed')
  }

  const done =
    (step: 'released' | 'changed') =>
    ({ res, t }: PublicVisit): Promise<void> => {
      show(res, 'email-changes/confirm', emailChangeDonePage(step, t))
      return Promise.resolve()
    }

  return {
    audience: 'everyone',
    base: '/email-changes',
    routes: [
      { method: 'get', path: '/confirmed', permission: 'everyone', handler: done('changed') },
      { method: 'get', path: '/released', permission: 'everyone', handler: done('released') },
      { method: 'get', path: '/:token', permission: 'everyone', handler: ask },
      { method: 'post', path: '/:token/confirmation', permission: 'everyone', handler: confirm },
    ],
  }
}
