import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { admin, signIn, story } = await startPortal()
const [boss, validation] = [await signIn('admin'), await signIn('validation')]
const LIST = '/staff/accounts'

const namesOn = async (address: string) => {
  const $ = await open(boss, address)
  return $('tbody .lead-cell a')
    .toArray()
    .map((link) => $(link).text())
}

describe('the list of accounts', () => {
  test.each([
    ['a part of the name', 'arbour', ['Harbour Bakery']],
    ['its name in addresses', 'ville-de', ['Ville de Montclair']],
    ['its registration number, in groups', '901 122 333', ['Harbour Bakery']],
    ['its VAT number', 'SE5567', ['Norrland Bank']],
    ['somebody’s login', 'montclair.buyer', ['Ville de Montclair']],
    ['somebody’s e-mail', 'isla@fjord', ['Fjord Hosting']],
    ['signs that mean something to a search', '%', []],
  ])('finds an account by %s', async (_what, keyword, names) => {
    expect(await namesOn(`${LIST}?q=${encodeURIComponent(keyword)}`)).toEqual(names)
  })

  test('does not end before the last account', async () => {
    const template = await admin('accounts').where('slug', 'harbour-bakery').first()
    const rows = Array.from({ length: 120 }, (_, n) => ({
      ...template,
      id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      slug: `many-${n}`,
      name: `Many ${String(n % 60).padStart(3, '0')}`,
      address: JSON.stringify(template.address),
    }))
    await admin('accounts').insert(rows)

    const seen: string[] = []
    let address: string | undefined = `${LIST}?q=many`
    let back: string | undefined
    while (address) {
      const $ = await open(boss, address)
      seen.push(
        ...$('tbody .lead-cell a')
          .toArray()
          .map((link) => String($(link).attr('href'))),
      )
      back = $('.pager a[rel=prev]').attr('href') ?? back
      address = $('.pager a[rel=next]').attr('href')
    }
    const before = load((await boss.get(String(back))).text)

    expect(new Set(seen).size).toBe(120)
    expect(seen).toHaveLength(120)
    expect(before('tbody tr')).toHaveLength(50)
    await admin('accounts').where('slug', 'like', 'many-%').delete()
  })
})

describe('the file of an account', () => {
  test('tells who it is, who signs in, what was ordered and what is owed', async () => {
    const reference = await story('harbour.super').order(anOrder({ product: 'positivessl' }))

    const $ = await open(boss, `${LIST}/harbour-bakery`)

    const text = $('main').text().replace(/\s+/g, ' ')
    for (const said of ['901122333', 'FR00901122333', 'Honfleur', 'margaux@harbour-bakery.example', reference])
      expect(text).toContain(said)
    expect(text).toContain('1 open invoice')
    expect(text).toMatch(/Invoiced and unpaid ?€\d/)
    expect($('a[href="/staff/accounts/harbour-bakery/closure"]')).toHaveLength(1)
  })

  test('offers each role what it may do', async () => {
    const $ = await open(validation, `${LIST}/harbour-bakery`)

    expect($('.account-acts a[href*="/staff/accounts/"]')).toHaveLength(0)
    expect($('a[href$="/views/new"]')).toHaveLength(0)
  })

  test('is no page for an account that is none', async () => {
    expect((await boss.get(`${LIST}/nobody`)).status).toBe(404)
    expect((await send(boss, LIST, `${LIST}/nobody/suspension`, { reason: 'x' })).status).toBe(404)
  })
})

describe('unlocking a user', () => {
  test('asks how support made sure, lifts the lock, and stands in both logs', async () => {
    const user = await admin('users').where('login', 'harbour.reader').first('id', 'account_id')
    for (let attempt = 1; attempt <= 5; attempt++) {
      await send(await fresh(), '/sign-in', '/sign-in', { login: 'harbour.reader', password: `wrong ${attempt}` })
    }
    const address = `${LIST}/harbour-bakery/users/${user.id}/unlocking`
    const file = await open(boss, `${LIST}/harbour-bakery`)

    const wrong = await send(boss, address, address, { reason: '' })
    const right = await send(boss, address, address, { reason: 'Called back the number of the account' })

    expect(file(`a[href="${address}"]`)).toHaveLength(1)
    expect([wrong.status, right.status, right.headers['location']]).toEqual([422, 303, `${LIST}/harbour-bakery`])
    await expect(signIn('harbour.reader')).resolves.toBeDefined()
    const details = { reason: 'Called back the number of the account' }
    const [log] = await admin('audit_log').where({ action: 'user.unlocked' })
    const [staffLog] = await admin('staff_log').where({ action: 'user.unlocked' })
    expect(log).toMatchObject({ subject: 'harbour.reader', actor_kind: 'staff', details })
    expect(staffLog).toMatchObject({ subject: 'harbour.reader', staff_name: 'Ada Winter', details })
  })
})

const fresh = () => signIn('fjord.super')

test('the file shows a person once who is both corporate and technical contact', async () => {
  await story('harbour.super').order(anOrder())
  const [contact] = await admin('contacts').where('email', 'margaux@harbour-bakery.example')
  await admin('contacts').where('id', contact.id).update({ proposed_corporate: true, proposed_technical: false })
  await admin('contacts').insert({
    ...contact,
    id: '01890000-0000-7000-8000-00000000c0de',
    proposed_corporate: false,
    proposed_technical: true,
  })

  const $ = await open(boss, `${LIST}/harbour-bakery`)

  const margaux = $('.account-contacts li').filter((_, item) => $(item).text().includes('Margaux Lehoux'))
  expect(margaux).toHaveLength(1)
  expect(margaux.text()).toContain('Corporate contact · Technical contact')
})
