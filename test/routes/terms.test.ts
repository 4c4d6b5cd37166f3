import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { open, startPortal } from '../support/portal.ts'

const demo = await startPortal({}, { demo: true })
const atWork = await startPortal({ OPERATOR_TERMS_URL: 'https://terms.example/general' })

describe('the general terms of the demonstration', () => {
  test.each([
    ['en', 'General terms', 'This is a demonstration', 'Nothing is sold here'],
    ['fr', 'Conditions générales', 'Ceci est une démonstration', 'Rien n’est vendu ici'],
  ])('can be read by everybody, and say plainly what they are: %s', async (language, ...words) => {
    const answer = await request(demo.app).get('/terms').set('Accept-Language', language)

    expect(answer.status).toBe(200)
    const text = load(answer.text)('main').text()
    for (const word of words) expect(text).toContain(word)
  })

  test('are linked where they are accepted, without leaving the form, and at the foot of every page', async () => {
    const form = await open(request.agent(demo.app), '/sign-up')
    const home = await open(await demo.signIn('harbour.super'), '/')

    expect(form('form a[href="/terms"]').attr('target')).toBe('_blank')
    expect(home('footer a[href="/terms"]').text()).toBe('Conditions générales')
  })
})

test('the general terms of an operator at work are its own', async () => {
  const answer = await request(atWork.app).get('/terms')

  expect([answer.status, answer.headers['location']]).toEqual([302, 'https://terms.example/general'])
})
