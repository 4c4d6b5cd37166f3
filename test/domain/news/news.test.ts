import { describe, expect, test } from 'vitest'
import { isForAll, newsState, type NewsDraft } from '#domain/news/news.ts'

const DRAFT: NewsDraft = {
  kind: 'news',
  brand: null,
  title: { en: 'New', fr: 'Nouveau' },
  body: { en: 'Text', fr: 'Texte' },
  startsOn: '2026-11-10',
  endsOn: '2026-11-20',
  purchaseOptions: [],
  accountKinds: [],
}
const WITHDRAWN = { at: new Date('2026-11-12T09:00:00Z'), by: 'Camille Roux' }

describe('news', () => {
  test.each([
    ['2026-11-09', 'coming'],
    ['2026-11-10', 'shown'],
    ['2026-11-20', 'shown'],
    ['2026-11-21', 'over'],
  ])('on %s is %s', (today, state) => {
    expect(newsState({ ...DRAFT, withdrawn: null }, today)).toBe(state)
    expect(newsState({ ...DRAFT, withdrawn: WITHDRAWN }, today)).toBe('withdrawn')
  })

  test('without a last day is told until it is withdrawn', () => {
    expect(newsState({ ...DRAFT, endsOn: null, withdrawn: null }, '2099-01-01')).toBe('shown')
  })
})

describe('who is told', () => {
  test.each([
    [{}, true],
    [{ purchaseOptions: ['bulk'] }, false],
    [{ accountKinds: ['reseller'] }, false],
    [{ accountKinds: ['reseller', 'company'], purchaseOptions: ['rebate', 'bulk', 'deposit', 'monthly'] }, true],
  ] as const)('of %j is everybody: %s', (fields, all) => {
    expect(isForAll({ ...DRAFT, ...fields })).toBe(all)
  })
})
