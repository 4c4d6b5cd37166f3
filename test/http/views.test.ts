import { readdirSync, readFileSync } from 'node:fs'
import express from 'express'
import { load } from 'cheerio'
import request from 'supertest'
import { afterEach, describe, expect, test } from 'vitest'
import { LANGUAGES } from '#domain/shared/language.ts'
import { createAssets } from '#http/assets.ts'
import { compileViews, configureViews, render, show, type Page } from '#http/views.ts'
import { translator } from '#platform/i18n.ts'
import { kept } from '#presenters/kept.ts'
import { designPage } from '#presenters/design/design-page.ts'
import { aShell } from '../support/shell.ts'

const { url } = createAssets({ accent: '#8e1b2f' }, { reload: true })
const refusal = { title: 'Nothing here', sentence: 'There is <nothing> at this address.', reference: null }

function answering(view: string, page: Page & typeof refusal) {
  const app = express()
  app.get('/', (_req, res) => {
    res.locals.t = translator('en')
    res.locals.shell = aShell({ asset: url })
    res.locals.cookies = { secure: false }
    show(res, view, page)
  })
  return app
}

describe('a page', () => {
  test('is HTML that no cache keeps', async () => {
    const answer = await request(answering('errors/refusal', refusal)).get('/')

    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'Accept-Encoding, Cookie',
    })
  })

  test('comes compressed to a browser that says so, and is the same page', async () => {
    const app = answering('errors/refusal', refusal)

    const packed = await request(app).get('/').set('Accept-Encoding', 'gzip')
    const plain = await request(app).get('/').set('Accept-Encoding', 'identity')

    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.text).toBe(plain.text)
    expect(Number(packed.headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']) / 2)
  })

  test('says its length in bytes, not in characters', async () => {
    const page = { ...refusal, sentence: 'Cette page n’existe pas.' }

    const answer = await request(answering('errors/refusal', page)).get('/').set('Accept-Encoding', 'identity')

    expect(Number(answer.headers['content-length'])).toBe(Buffer.byteLength(answer.text))
  })

  test('begins its title with its heading', async () => {
    const $ = load((await request(answering('errors/refusal', refusal)).get('/')).text)

    expect($('title').text()).toBe('Nothing here · Chancery')
    expect($('h1').text()).toBe('Nothing here')
  })

  test('prints what it is given as text, never as HTML', async () => {
    const answer = await request(answering('errors/refusal', refusal)).get('/')

    expect(answer.text).toContain('There is &lt;nothing&gt; at this address.')
  })
})

describe('a template that reads what the page was not given', () => {
  const incomplete = { title: 'Nothing here', sentence: 'Why' }
  const model = { page: incomplete, t: translator('en'), shell: aShell({ asset: url }) }

  afterEach(() => {
    configureViews({ strict: true, reload: false })
  })

  test('fails, naming itself and the property', () => {
    expect(() => render('errors/refusal', model)).toThrow('errors/refusal.ejs reads page.reference')
  })

  test('prints nothing for it where a customer is looking', () => {
    configureViews({ strict: false })

    expect(load(render('errors/refusal', model))('h1').text()).toBe('Nothing here')
  })
})

describe('a part that is kept', () => {
  const label = { current: false, badge: 0, badgeText: '0' }
  const menuOf = kept((key: string) => [{ ...label, key, label: `<${key}>`, href: `/${key}`, links: [] }])
  const pageWith = (menu: ReturnType<typeof menuOf>, csrf: string) =>
    render('errors/refusal', { page: refusal, t: translator('en'), shell: aShell({ asset: url, menu, csrf }) })

  afterEach(() => {
    configureViews({ strict: true, reload: false })
  })

  test('is written as any other, and the page around it is not kept', () => {
    configureViews({ strict: false })
    const first = pageWith(menuOf('kept', translator('en')), 'one-token')

    const second = pageWith(menuOf('kept', translator('en')), 'other-token')

    expect(second).toBe(first.replaceAll('one-token', 'other-token'))
    expect(load(second)('.menu-word').text()).toBe('<kept>')
  })

  test('is written only once where a customer is looking', () => {
    configureViews({ strict: false })
    const menu = menuOf('once', translator('en'))
    pageWith(menu, 'token')
    Object.assign(menu[0]!, { label: 'changed' })

    expect(load(pageWith(menu, 'token'))('.menu-word').text()).toBe('<once>')
  })

  test('must not change, which tests and development notice', () => {
    const menu = menuOf('changing', translator('en'))
    pageWith(menu, 'token')
    Object.assign(menu[0]!, { label: 'changed' })

    expect(() => pageWith(menu, 'token')).toThrow('/layouts/menu.ejs wrote a kept part in two ways')
  })

  test('is not given the page that it stands on', () => {
    const form = kept((id: string) => [{ id }])('form', translator('en'))

    expect(() => pageWith(form as never, 'token')).toThrow('/layouts/menu.ejs reads part.0.links')
  })
})

describe('the templates', () => {
  const templates = readdirSync('views', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ejs'))
    .map((name) => [name, readFileSync(`views/${name}`, 'utf8')] as const)

  test('all compile', () => {
    expect(compileViews).not.toThrow()
  })

  /** Mail programs know no stylesheets and no content security policy: mails have laws of their own. */
  const pages = templates.filter(([name]) => !name.startsWith('mail/'))

  test.each(pages)('%s begins by saying what it is for', (_, source) => {
    expect(source).toMatch(/^<%#/)
  })

  test.each(pages)('%s has no style or script of its own', (_, source) => {
    expect(source).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/)
  })

  test.each(templates)('%s prints raw only what it includes, from the root', (_, source) => {
    const raw = [...source.matchAll(/<%-(?!\s*include\('\/)[^%]*%>/g)].map(([tag]) => tag)

    expect(raw).toEqual([])
  })
})

describe.each(LANGUAGES)('the design page in %s', (language) => {
  const t = translator(language)
  const page = designPage({ t, language, address: '/design' })
  const $ = load(render('design/design', { page, t, shell: aShell({ asset: url, language }) }))

  test('has one heading, and no id twice', () => {
    const ids = $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get()

    expect($('h1')).toHaveLength(1)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('gives every control a name that a screen reader can say', () => {
    const unnamed = $('main input:not([type=hidden]), main select, main textarea').filter((_, element) => {
      const control = $(element)
      const id = control.attr('id')
      return !control.attr('aria-label') && control.closest('label').length === 0 && !$(`label[for="${id}"]`).length
    })

    expect(unnamed.map((_, element) => $.html(element)).get()).toEqual([])
  })

  test('describes a wrong field by its complaint', () => {
    const described = $('#field-registration').attr('aria-describedby')?.split(' ') ?? []

    expect(described.map((id) => $(`#${id}`).length)).toEqual([1, 1])
    expect($('#field-registration').attr('aria-invalid')).toBe('true')
  })

  test('is written in its language throughout', () => {
    expect($('html').attr('lang')).toBe(language)
    expect($.text()).not.toMatch(/undefined|\[object|\b(?:design|shell)\.[a-z_]+/)
  })
})
