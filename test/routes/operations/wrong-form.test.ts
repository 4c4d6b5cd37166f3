import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { startPortal } from '../../support/portal.ts'
import { csrPem, keyPem, orderingSteps, type Fields } from './ordering-steps.ts'

const started = await startPortal()
const { signIn } = started
const { sendOrder, rows } = orderingSteps(started)

describe('a wrong form', () => {
  test('comes back with everything that was typed, and nothing of it is kept', async () => {
    const agent = await signIn('harbour.super')
    const drafts = await rows('order_drafts')

    const answer = await sendOrder(agent, {
      names: 'foo_bar.example',
      organization_city: '',
      organization_registration_number: '552100554',
      comment: 'Bitte <b>eilig</b>',
    })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(
      $('.error-summary a')
        .toArray()
        .map(({ attribs }) => attribs['href']),
    ).toEqual(['#field-organization-city', '#field-names'])
    expect($('[name=names]').val()).toBe('foo_bar.example')
    expect($('[name=comment]').val()).toBe('Bitte <b>eilig</b>')
    expect($('[name=csr]').val()?.toString().trim()).toBe(csrPem.trim())
    expect(await rows('order_drafts')).toBe(drafts)
  })

  test.each(['csr', 'comment'])(
    'with a private key in %s warns, keeps nothing of it and shows nothing of it',
    async (field) => {
      const agent = await signIn('harbour.super')
      const drafts = await rows('order_drafts')

      const answer = await sendOrder(agent, { [field]: keyPem })

      expect(answer.status).toBe(422)
      expect(load(answer.text)('#live-csr [role=alert] strong').text()).toMatch(/clé privée/)
      expect(answer.text).not.toContain(keyPem.split('\n')[1])
      expect(await rows('order_drafts')).toBe(drafts)
    },
  )

  test('that only asks to look has no faults and changes nothing', async () => {
    const agent = await signIn('harbour.super')
    const drafts = await rows('order_drafts')

    const answer = await sendOrder(agent, { names: '', add: 'www.added.example' })

    const $ = load(answer.text)
    expect(answer.status).toBe(200)
    expect($('[name=names]').val()).toBe('www.added.example')
    expect($('.error-summary')).toHaveLength(0)
    expect(await rows('order_drafts')).toBe(drafts)
  })

  test.each<[string, Fields]>([
    ['lists where texts belong', { names: ['a.example', 'b.example'], years: ['1', '2'], organization: ['new', 'x'] }],
    ['a number beyond all numbers', { years: '9'.repeat(400), licences: '1e308' }],
    ['ids that are none', { organization: `' or 1=1 --`, corporate: '{}', technical: '[]', draft: 'x' }],
    ['half a surrogate pair and controls', { names: '\ud800.example \u0007', reference: '\u202e\u0000x' }],
    ['names of the prototype', { ['__proto__']: 'x', constructor: 'y', toString: 'z', names: '' }],
    ['a list of names longer than any', { names: 'a.example '.repeat(20_000) }],
  ])('of %s is answered as a form', async (_, fields) => {
    const answer = await sendOrder(await signIn('harbour.super'), fields)

    expect([303, 422]).toContain(answer.status)
  })

  test('larger than any form is refused', async () => {
    const agent = await signIn('harbour.super')

    const answer = await sendOrder(agent, { comment: 'x'.repeat(1_000_000) })

    expect(answer.status).toBe(413)
  })
})
