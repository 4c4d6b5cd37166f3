import { describe, expect, test } from 'vitest'
import { open, send, startPortal } from '../../support/portal.ts'
import { NEW_ORDER, orderingSteps } from './ordering-steps.ts'

const started = await startPortal()
const { signIn } = started
const { sendOrder, keptDraft, rows } = orderingSteps(started)

describe('a draft', () => {
  test('is its author’s alone', async () => {
    const draft = await keptDraft(await signIn('montclair.buyer'), {
      product: 'harica-ov',
      payment: 'monthly',
      purchase_order: 'BC-1',
    })

    for (const login of ['montclair.super', 'harbour.super']) {
      const other = await signIn(login)
      expect((await other.get(draft)).status, login).toBe(404)
      expect((await send(other, NEW_ORDER, `${draft}/order`)).status, login).toBe(404)
    }
  })

  test('can not be written over by a colleague who knows its id', async () => {
    const author = await signIn('montclair.buyer')
    const fields = { product: 'harica-ov', payment: 'monthly', purchase_order: 'BC-2' }
    const draft = await keptDraft(author, { ...fields, reference: 'mine' })

    await sendOrder(await signIn('montclair.super'), {
      ...fields,
      draft: draft.split('/').at(-1) ?? '',
      reference: 'theirs',
    })

    expect((await open(author, draft))('main').text()).toContain('mine')
  })
})

describe('in approval mode', () => {
  test('an order says who must approve it, and nothing is invoiced before', async () => {
    const agent = await signIn('montclair.buyer')
    const draft = await keptDraft(agent, { product: 'harica-ov', payment: 'monthly', purchase_order: 'BC-3' })
    const documents = await rows('documents')

    const placed = await send(agent, draft, `${draft}/order`)

    const $ = await open(agent, String(placed.headers['location']))
    expect($('.next-step').text()).toContain('Nadine Vautrin')
    expect($('form[action$="/checkouts"], a[href$=".pdf"]')).toHaveLength(0)
    expect(await rows('documents')).toBe(documents)
  })
})
