import { beforeAll, describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal, type Agent } from '../../support/portal.ts'

const { admin, story, signIn } = await startPortal()
const NEW = '/account/top-ups/new'
const RECAP = '/account/top-ups/recap?positivessl%3Abase=12'
let fjord: Agent
let accounting: Agent

beforeAll(async () => {
  fjord = await signIn('fjord.super')
  accounting = await signIn('accounting')
})

/** What the recap of twelve tokens sends. */
async function recapForm(means = 'card') {
  const $ = await open(fjord, RECAP)
  const nonce = String($('#finalize input[name=nonce]').val())
  return { nonce, means, 'positivessl:base': String($('#finalize input[name="positivessl:base"]').val()) }
}

/** Finalizes twelve tokens; tells the address of their page. */
async function finalized(means = 'card'): Promise<string> {
  const { headers } = await send(fjord, RECAP, '/account/top-ups', await recapForm(means))
  return String(headers['location'])
}

describe('the list of tokens', () => {
  const linesOf = ($: Awaited<ReturnType<typeof open>>) =>
    $('.token-lines input')
      .map((_, input) => `${$(input).attr('name')}=${String($(input).val())}`)
      .get()

  test('begins empty, and takes what is added, with prices by tier', async () => {
    const empty = await open(fjord, NEW)
    const few = await open(fjord, `${NEW}?add=positivessl%3Abase&add_quantity=1`)
    const many = await open(fjord, `${NEW}?positivessl%3Abase=1&add=positivessl%3Awildcard&add_quantity=2&add=x`)
    const tier = await open(fjord, `${NEW}?positivessl%3Abase=100`)

    expect([linesOf(empty), linesOf(few)]).toEqual([[], ['positivessl:base=1']])
    expect(linesOf(many)[0]).toBe('positivessl:base=1')
    const price = ($: typeof few) => $('#live-unit-positivessl-base').text()
    expect(price(tier)).not.toBe(price(few))
  })

  test('loses a line by its button, and says which number is none', async () => {
    const $ = await open(fjord, `${NEW}?positivessl%3Abase=none&harica-ov%3Abase=2&remove=harica-ov%3Abase`)

    expect(linesOf($)).toEqual(['positivessl:base=none'])
    expect($('.error-summary a').attr('href')).toBe('#quantity-positivessl-base')
  })

  test('does not go on while something is wrong or nothing is there', async () => {
    const [wrong, nothing] = [
      await fjord.get('/account/top-ups/recap?positivessl%3Abase=0'),
      await fjord.get('/account/top-ups/recap'),
    ]

    expect([wrong.status, nothing.status]).toEqual([303, 303])
    expect(wrong.headers['location']).toBe(`${NEW}?positivessl%3Abase=0&check=yes`)
    const $ = await open(fjord, String(nothing.headers['location']))
    expect($('.error-summary a').attr('href')).toBe('#field-add')
  })

  test('is not there for accounts without tokens, nor for people without the right', async () => {
    const monthly = await open(await signIn('montclair.super'), NEW)
    const { status } = await (await signIn('harbour.reader')).get(NEW)

    expect([monthly('#top-up').length, monthly('.empty').length]).toEqual([0, 1])
    expect(status).toBe(403)
  })
})

describe('finalizing', () => {
  test('shows the price with VAT first, and then makes one request of two clicks', async () => {
    const $ = await open(fjord, RECAP)
    const form = await recapForm()

    const first = await send(fjord, RECAP, '/account/top-ups', form)
    const second = await send(fjord, RECAP, '/account/top-ups', form)

    expect($('.summary-lines tbody tr')).toHaveLength(2)
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.headers['location']).toBe(first.headers['location'])
    expect(await admin('top_ups').where('nonce', form.nonce)).toHaveLength(1)
  })

  test('of what is no purchase any more is refused', async () => {
    const { status } = await send(fjord, RECAP, '/account/top-ups', { means: 'card', 'positivessl:base': '0' })

    expect(status).toBe(409)
  })

  test('leads to a page with card, transfer and the invoice', async () => {
    const address = await finalized('transfer')

    const $ = await open(fjord, address)

    expect($(`form[action="${address}/checkouts"]`)).toHaveLength(1)
    expect($('.next-step details[open]')).toHaveLength(1)
    const pdf = await fjord.get(`${address}/document.pdf`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  })
})

describe('a request', () => {
  test('is found, paid and credited by accounting like any invoice', async () => {
    const address = await finalized('transfer')
    const number = address.split('/').at(-1) ?? ''
    const list = await open(accounting, `/staff/payments?q=${number}`)
    const form = `/staff/payments/new?invoice=${number}`
    const values = Object.fromEntries(
      (await open(accounting, form))('form[action="/staff/payments"] input')
        .toArray()
        .map(({ attribs }) => [attribs['name'], attribs['value'] ?? '']),
    )

    const entered = await send(accounting, form, '/staff/payments', { ...values, means: 'transfer' })

    expect(list('main').text()).toContain('Crédit du compte')
    expect(entered.status).toBe(303)
    const $ = await open(fjord, address)
    expect($('.pill.tone-done')).toHaveLength(1)
    expect($('.next-step')).toHaveLength(0)
    const after = await open(accounting, `/staff/payments?q=${number}`)
    expect(after('main table')).toHaveLength(0)
  })

  test('is called off after a question, and nobody is to pay it then', async () => {
    const address = await finalized()
    const number = address.split('/').at(-1) ?? ''
    const asked = await open(fjord, `${address}/cancellation`)

    const { status } = await send(fjord, `${address}/cancellation`, `${address}/cancellation`)

    expect([asked('.confirm').text().includes(number), status]).toEqual([true, 303])
    const $ = await open(fjord, address)
    expect([$('.next-step').length, $('a[href$="/document.pdf"]').length]).toEqual([0, 2])
    const creditNote = await fjord.get(String($('a[href$="/document.pdf"]').last().attr('href')))
    expect(creditNote.headers['content-type']).toBe('application/pdf')
    expect((await fjord.get(`${address}/cancellation`)).headers['location']).toBe(address)
    const staff = await open(accounting, `/staff/payments?q=${number}`)
    expect(staff('main table')).toHaveLength(0)
    expect((await open(accounting, `/staff/payments/${number}`))('.alert, [class*=tone-quiet]').text()).toContain('GBC')
  })

  test('stands in the history of its account, and is nobody else’s', async () => {
    const address = await finalized()
    const harbour = await signIn('harbour.super')

    const $ = await open(fjord, '/account/top-ups?show=waiting')

    expect($(`a[href="${address}"]`)).toHaveLength(1)
    expect((await harbour.get(address)).status).toBe(404)
    expect((await harbour.get(`${address}/document.pdf`)).status).toBe(404)
    expect((await send(harbour, '/account/top-ups/new', `${address}/checkouts`)).status).toBe(404)
  })
})

describe('a deposit', () => {
  test('is credited by an amount, asked again where that is none', async () => {
    const norrland = await signIn('norrland.super')
    const recap = '/account/top-ups/recap?amount=1500%2C50'

    const wrong = await norrland.get('/account/top-ups/recap?amount=much')
    const shown = await open(norrland, recap)
    const nonce = String(shown('#finalize input[name=nonce]').val())
    const asked = await send(norrland, recap, '/account/top-ups', { nonce, means: 'transfer', amount: '1500,50' })

    expect(wrong.headers['location']).toBe(`${NEW}?amount=much&check=yes`)
    const form = await open(norrland, String(wrong.headers['location']))
    expect(form('.error-summary a').attr('href')).toBe('#field-amount')
    const page = await open(norrland, String(asked.headers['location']))
    expect(page('.summary-lines tbody tr').first().text()).toContain('1,500.50')
    expect(await admin('top_ups').where({ nonce }).first('deposit', 'tokens')).toEqual({
      deposit: '150050',
      tokens: [],
    })
  })
})

describe('orders that lack tokens', () => {
  test('lead from the home page and from their own page to just what they lack', async () => {
    const [first, second] = [1, 2].map(() => anOrder({ means: 'tokens', product: 'sectigo-ov-ssl', years: 1 }))
    const reference = await story('fjord.super').order(first!)
    await story('fjord.super').order(second!)

    const home = await open(fjord, '/')
    const status = await open(fjord, `/orders/${reference}`)

    expect(home('.top-up .btn-seal').attr('href')).toBe(`${NEW}?for=waiting`)
    expect(home('.todo a').text()).not.toContain('payment')
    const all = await open(fjord, `${NEW}?for=waiting`)
    expect(all('input[name="sectigo-ov-ssl:base"]').val()).toBe('2')
    expect(status('.next-step a.btn-seal').attr('href')).toBe(`${NEW}?for=${reference}`)
    const one = await open(fjord, `${NEW}?for=${reference}`)
    expect(one('input[name="sectigo-ov-ssl:base"]').val()).toBe('1')
  })
})
