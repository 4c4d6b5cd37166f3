import { expect, test } from 'vitest'
import { hrefsOf, menuAt, placeIn, type MenuSectionDraft } from '#presenters/components/menu-at.ts'

const link = (href: string, badge = 0) => ({ label: href, href, badge })
const SECTIONS: readonly MenuSectionDraft[] = [
  { key: 'home', ...link('/'), links: [] },
  { key: 'staff', ...link('/staff'), links: [] },
  {
    key: 'orders',
    ...link('/orders'),
    links: [link('/orders'), link('/orders/in-progress', 2), link('/orders/all', 1)],
  },
  { key: 'pricing', ...link('/pricing', 4), links: [] },
]

test.each([
  ['the start', '/', ['/']],
  ['a list', '/orders/in-progress', ['/orders', '/orders/in-progress']],
  ['a page below a list', '/orders/in-progress/export', ['/orders', '/orders/in-progress']],
  ['the list that is the first page of its section', '/orders', ['/orders', '/orders']],
  ['only the section of an order', '/orders/CH-26-104729', ['/orders']],
  ['an address that only begins alike', '/orders-archive', []],
  ['a page of no section', '/profile', []],
  ['a page of no section of the back office', '/staff/sessions', []],
])('marks %s', (_, path, marked) => {
  const current = menuAt(placeIn(hrefsOf(SECTIONS), path), SECTIONS)
    .flatMap((section) => [section, ...section.links])
    .filter(({ current }) => current)

  expect(current.map(({ href }) => href)).toEqual(marked)
})

test('a section counts what waits in its pages', () => {
  expect(menuAt({ href: '/', isPage: true }, SECTIONS).map(({ badge }) => badge)).toEqual([0, 0, 3, 4])
})
