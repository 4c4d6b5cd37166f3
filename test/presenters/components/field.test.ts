import { describe, expect, test } from 'vitest'
import { errorSummary, field, option } from '#presenters/components/field.ts'

describe('a field', () => {
  test('is a plain line of text until told otherwise', () => {
    expect(field({ name: 'company', label: 'Company' })).toMatchObject({
      kind: 'text',
      element: 'div',
      required: false,
      value: '',
      describedBy: null,
    })
  })

  test('has an id that a link can point to, whatever its name', () => {
    expect(field({ name: 'contact.email', label: 'E-mail' }).id).toBe('field-contact-email')
  })

  test.each([
    ['nothing', {}, null],
    ['its hint', { hint: '14 digits' }, 'field-siret-hint'],
    ['its complaint', { error: '13 digits given' }, 'field-siret-error'],
    ['both, the hint first', { hint: '14 digits', error: '13 digits given' }, 'field-siret-hint field-siret-error'],
  ])('is described by %s', (_, draft, describedBy) => {
    expect(field({ name: 'siret', label: 'SIRET', ...draft }).describedBy).toBe(describedBy)
  })

  test.each(['radio', 'cards', 'checkboxes'] as const)('of the kind %s is a group with a legend', (kind) => {
    expect(field({ kind, name: 'means', label: 'Payment', options: [option('card', 'Card')] }).element).toBe('fieldset')
  })
})

describe('the summary of what is wrong', () => {
  const fields = [
    field({ name: 'company', label: 'Company', error: 'Enter the name.' }),
    field({ name: 'email', label: 'E-mail' }),
    field({ name: 'siret', label: 'SIRET', error: 'A SIRET has 14 digits.' }),
  ]

  test('leads to each wrong field, in the order of the form', () => {
    expect(errorSummary(fields)?.lines).toEqual([
      { href: '#field-company', text: 'Enter the name.' },
      { href: '#field-siret', text: 'A SIRET has 14 digits.' },
    ])
  })

  test('is not there when nothing is', () => {
    expect(errorSummary([field({ name: 'email', label: 'E-mail' })])).toBeNull()
  })
})
