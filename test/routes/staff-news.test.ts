import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { open, send, startPortal } from '../support/portal.ts'

const { admin, clock, signIn } = await startPortal()
const sales = await signIn('sales')
const day = (days: number) => dayOf(addDays(clock.now(), days))

const LIST = '/staff/news'
const fieldsOf = (fields: Record<string, string | readonly string[]> = {}) => ({
  id: randomUUID(),
  kind: 'news',
  brand: '',
  title_en: 'Something new',
  title_fr: 'Du nouveau',
  body_en: 'First.\n\nSecond: [look](/orders).',
  body_fr: 'D’abord.\n\nEnsuite.',
  startsOn: day(0),
  endsOn: '',
  ...fields,
})
const publish = (fields = {}) => send(sales, `${LIST}/new`, LIST, fieldsOf(fields))
const titled = (title: string) => admin('news').whereRaw(`title ->> 'en' = ?`, [title]).first()
const staffLog = (subject: string) =>
  admin('staff_log').whereJsonPath('details', '$.id', '=', subject).orderBy('id').pluck('action')
const titlesOn = async (login: string, address: string) => {
  const $ = await open(await signIn(login), address)
  return $('.news-item h3, .delivery-times a')
    .map((_, element) => $(element).text())
    .get()
}

describe('writing news', () => {
  test('tells it on the home page in the language of each, with its links, and writes it down', async () => {
    const answer = await publish({ title_en: 'Holidays', title_fr: 'Fêtes' })

    const row = await titled('Holidays')
    expect([answer.status, answer.headers['location']]).toEqual([303, LIST])
    expect(await staffLog(row.id)).toEqual(['news.published'])
    expect(await titlesOn('harbour.super', '/')).toEqual(['Fêtes'])
    const $ = await open(await signIn('fjord.super'), '/')
    expect($('.news-item p').eq(1).text()).toBe('First.')
    expect($('.news-item a').attr('href')).toBe('/orders')
  })

  test('sent twice tells it once', async () => {
    const fields = { id: randomUUID(), title_en: 'Once' }

    const answers = await Promise.all([publish(fields), publish(fields)])

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await staffLog(fields.id)).toEqual(['news.published'])
  })

  test('reaches those that it is meant for, on its days', async () => {
    await publish({ title_en: 'Tokens', purchaseOptions: ['bulk'] })
    await publish({ title_en: 'Resellers', accountKinds: ['reseller', 'company'], purchaseOptions: 'monthly' })
    await publish({ title_en: 'Tomorrow', startsOn: day(1) })
    await publish({ title_en: 'Yesterday', startsOn: day(-3), endsOn: day(-1) })

    const [fjord, norrland, archive] = await Promise.all([
      titlesOn('fjord.super', '/'),
      titlesOn('norrland.super', '/'),
      titlesOn('norrland.super', '/news'),
    ])

    expect(fjord).toContain('Tokens')
    expect(norrland).not.toContain('Tokens')
    for (const titles of [fjord, norrland]) {
      expect(titles).not.toContain('Resellers')
      expect(titles).not.toContain('Tomorrow')
      expect(titles).not.toContain('Yesterday')
    }
    expect(archive).toContain('Yesterday')
    expect(archive).not.toContain('Tokens')
    expect(archive).not.toContain('Tomorrow')
  })

  test('of delivery times stands under its brand, an incident above everything', async () => {
    await publish({ kind: 'delivery', brand: 'sectigo', title_en: 'OV in a day' })
    await publish({ kind: 'incident', brand: 'sectigo', title_en: 'Mails are late' })

    const $ = await open(await signIn('fjord.super'), '/')

    expect($('.delivery-times dt').text()).toBe('Sectigo')
    expect($('.incidents h3').text()).toBe('Mails are late')
    expect((await titled('Mails are late')).brand_code).toBeNull()
  })

  test.each([
    ['no headline', { title_fr: ' ' }, 'title_fr'],
    ['no text', { body_en: '' }, 'body_en'],
    ['a text too long', { body_en: 'x'.repeat(5001) }, 'body_en'],
    ['delivery times of nobody', { kind: 'delivery' }, 'brand'],
    ['an end before its beginning', { endsOn: day(-1) }, 'endsOn'],
    ['no first day', { startsOn: 'soon' }, 'startsOn'],
  ])('with %s shows the form as it was typed', async (_what, fields, wrong) => {
    const answer = await publish({ title_en: 'Wrong', purchaseOptions: ['deposit'], ...fields })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($('.error-summary a').attr('href')).toBe(`#field-${wrong.replaceAll('_', '-')}`)
    expect($('[name=title_en]').val()).toBe('Wrong')
    expect($('[value=deposit]').is('[checked]')).toBe(true)
    expect(await titled('Wrong')).toBeUndefined()
  })

  test('can be looked at before, and nothing is kept', async () => {
    const typed = fieldsOf({ title_en: 'Look first', body_en: 'Not <b>this</b> [x](javascript:alert(1))' })

    const answer = await send(sales, `${LIST}/new`, `${LIST}/previews`, { ...typed, item: '' })

    const $ = load(answer.text)
    expect(answer.status).toBe(200)
    expect($('.preview h3').first().text()).toBe('Look first')
    expect($('.preview p').eq(1).text()).toBe('Not <b>this</b> [x](javascript:alert(1))')
    expect($('.preview a, .preview b')).toHaveLength(0)
    expect($('[name=title_en]').val()).toBe('Look first')
    expect(await titled('Look first')).toBeUndefined()
  })

  test('is for sales and support', async () => {
    const team = await signIn('validation')

    expect((await team.get(LIST)).status).toBe(403)
    expect((await send(team, '/staff', LIST, fieldsOf())).status).toBe(403)
  })
})

describe('changing news', () => {
  const change = (id: string, fields: Record<string, string>) =>
    send(sales, `${LIST}/${id}`, `${LIST}/${id}/changes`, fieldsOf(fields))

  test('saves another text, and tells the second of two who was quicker', async () => {
    await publish({ title_en: 'Draft' })
    const { id } = await titled('Draft')

    const first = await change(id, { title_en: 'Better', version: '1' })
    const second = await change(id, { title_en: 'Mine', version: '1' })

    const $ = load(second.text)
    expect([first.status, second.status]).toEqual([303, 409])
    expect($('.alert').text()).toContain('Camille Roux')
    expect([$('[name=title_en]').val(), $('[name=version]').val()]).toEqual(['Mine', '2'])
    expect((await titled('Better')).id).toBe(id)
    expect(await staffLog(id)).toEqual(['news.published', 'news.changed'])
  })

  test('keeps the version that was seen while the form is wrong', async () => {
    await publish({ title_en: 'Seen' })
    const { id } = await titled('Seen')
    await change(id, { title_en: 'Seen', version: '1' })

    const wrong = await change(id, { title_en: '', version: '1' })

    expect(wrong.status).toBe(422)
    expect(load(wrong.text)('[name=version]').val()).toBe('1')
  })

  test('previews it with its own address', async () => {
    await publish({ title_en: 'Shown' })
    const { id } = await titled('Shown')

    const answer = await send(sales, `${LIST}/${id}`, `${LIST}/previews`, fieldsOf({ item: id, version: '1' }))

    expect(load(answer.text)('form[action$=changes]').attr('action')).toBe(`${LIST}/${id}/changes`)
  })

  test('is not there for what was never written', async () => {
    expect((await sales.get(`${LIST}/${randomUUID()}`)).status).toBe(404)
  })
})

describe('withdrawing news', () => {
  const withdraw = (id: string, version = '1') => send(sales, `${LIST}/${id}`, `${LIST}/${id}/withdrawal`, { version })

  test('takes it from every page at once, for good', async () => {
    await publish({ title_en: 'Wrong date' })
    const { id } = await titled('Wrong date')

    const answers = [await withdraw(id), await withdraw(id)]

    const page = await open(sales, `${LIST}/${id}`)
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await titlesOn('fjord.super', '/news')).not.toContain('Wrong date')
    expect(page('form[action$=changes]')).toHaveLength(0)
    expect(page('.news-item h3').first().text()).toBe('Wrong date')
    expect(await staffLog(id)).toEqual(['news.published', 'news.withdrawn'])
  })

  test('of another text than the one that was seen is asked for again', async () => {
    await publish({ title_en: 'Moved' })
    const { id } = await titled('Moved')

    expect((await withdraw(id, '7')).status).toBe(409)
    expect((await titled('Moved')).withdrawn_at).toBeNull()
  })
})

test('the list says who is told, and what is over', async () => {
  const $ = await open(sales, `${LIST}?q=tokens`)

  expect($('tbody tr')).toHaveLength(1)
  expect($('tbody tr').text()).toContain('Achat par lots')
  expect((await open(sales, `${LIST}?q=nothing-like-it`))('.empty')).toHaveLength(1)
})
