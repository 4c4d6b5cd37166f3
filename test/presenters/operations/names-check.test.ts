import { describe, expect, test } from 'vitest'
import { translator } from '#platform/i18n.ts'
import { namesCheck } from '#presenters/operations/names-check.ts'
import { anAssessedOrder } from '../../domain/orders/sample-assessment.ts'

const words = { t: translator('en'), language: 'en' } as const
const check = (namesText: string, productCode = 'tbs-x509-multi-site') =>
  namesCheck(anAssessedOrder({ namesText, productCode }), words)

describe('the typed names', () => {
  test('are shown with what each is and costs', () => {
    const { chips } = check(
      'www.one.example one.example shop.one.example two.example three.example four.example *.five.example',
    )

    expect(chips.map(({ name, kind, price }) => [name, kind, price])).toEqual([
      ['www.one.example', 'main name', null],
      ['one.example', 'included', null],
      ['shop.one.example', 'same domain', '€39.00'],
      ['two.example', 'other domain, included', null],
      ['three.example', 'other domain, included', null],
      ['four.example', 'other domain', '€59.00'],
      ['*.five.example', 'wildcard', '€279.00'],
    ])
  })

  test('of other scripts are shown as they are read and as the certificate carries them', () => {
    expect(check('müller.example').chips[0]?.name).toBe('müller.example (xn--mller-kva.example)')
  })

  test('offer the free name that belongs to the first, until it is there', () => {
    expect(check('www.one.example').add?.value).toBe('one.example')
    expect(check('www.one.example one.example').add).toBeNull()
  })

  test('are told apart: twice, superfluous, cleaned', () => {
    const { remarks } = check('www.one.example *.two.example shop.two.example https://www.one.example/')

    expect(remarks.map(({ tone }) => tone)).toEqual(['act', 'quiet', 'quiet'])
    expect(remarks[0]?.text).toContain('shop.two.example is covered by *.two.example')
  })

  test('that the product does not take lead to products that do', () => {
    const { remarks, alternatives } = check('www.one.example two.example', 'positivessl')

    expect(remarks).toMatchObject([{ tone: 'stop' }])
    expect(alternatives?.products.map(({ code }) => code)).toContain('positivessl-multi-domain')
  })
})
