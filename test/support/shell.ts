import type { Shell } from '#presenters/shell.ts'

/** A frame as somebody of an account has it; tests replace what they are about. */
export function aShell(fields: Partial<Shell> = {}): Shell {
  return {
    audience: 'customer',
    language: 'en',
    theme: 'system',
    appearance: {
      language: 'en',
      languages: [
        { code: 'en', name: 'English', isChosen: true },
        { code: 'fr', name: 'Français', isChosen: false },
      ],
      themes: [{ code: 'system', name: 'As on this device', isChosen: true }],
    },
    appearanceHref: '/profile/appearance',
    address: '/orders',
    csrf: 'token',
    operator: { name: 'Chancery', logo: null },
    account: { name: 'Harbour Bakery Ltd' },
    user: {
      name: 'Claire Martin',
      lastSignIn: 'First sign-in',
      profileHref: '/profile',
      twoFactorHref: '/profile/two-factor',
      sessionsHref: null,
      signOutHref: '/sign-out',
    },
    homeHref: '/',
    helpHref: '/documentation',
    search: { href: '/orders/search', keyword: '' },
    menu: [],
    notices: [],
    view: null,
    demo: false,
    asset: (path) => `/assets/${path}`,
    icons: '/assets/img/icons.svg',
    ...fields,
  }
}
