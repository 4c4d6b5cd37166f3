import * as cheerio from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createMailComposer } from '#adapters/mail-layout/mail-composer.ts'
import { plainText } from '#adapters/mail-layout/plain-text.ts'
import type { Letter } from '#domain/mails/letter.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { render } from '#http/views.ts'
import { translator } from '#platform/i18n.ts'
import { mailLetter } from '#presenters/mails/mail-letter.ts'
import { HOUSE, SAMPLE_MAILS, sampleMail } from '../../presenters/mails/sample-mails.ts'

const composer = createMailComposer({ letterOf: (mail, words) => mailLetter(mail, words, HOUSE), render })

const compact = (text: string): string => text.replace(/\s+/g, ' ')

const EVERY_MAIL = LANGUAGES.flatMap((language) => SAMPLE_MAILS.map((mail) => ({ mail, language, kind: mail.kind })))

describe('every mail', () => {
  test.each(EVERY_MAIL)('says the same in HTML and in text: $kind ($language)', ({ mail, language }) => {
    const { html, text } = composer.compose(mail, language)

    const letter = mailLetter(mail, { t: translator(language), language }, HOUSE)
    const page = cheerio.load(html)
    for (const words of sentencesOf(letter)) {
      expect(compact(text)).toContain(compact(words))
      expect(compact(page('body').text())).toContain(compact(words))
    }
  })

  test.each(EVERY_MAIL)('links where its letter links, and loads nothing: $kind ($language)', ({ mail, language }) => {
    const page = cheerio.load(composer.compose(mail, language).html)

    const letter = mailLetter(mail, { t: translator(language), language }, HOUSE)
    const addresses = page('[href]')
      .map((_, link) => page(link).attr('href'))
      .get()
    const expected = [letter.button.url, letter.otherLink?.url ?? letter.button.url, letter.frame.portal.url]
    expect(new Set(addresses)).toEqual(new Set(expected))
    expect(page('img, script, link, style, iframe, [src], [background]')).toHaveLength(0)
    expect(page('html').attr('lang')).toBe(language)
  })
})

it('prints what customers typed as text, never as markup', () => {
  const mail = sampleMail('order_cancelled')

  const { html } = composer.compose({ ...mail, data: { ...mail.data, reason: '<b onclick="x">&</b>' } }, 'en')

  const page = cheerio.load(html)
  expect(page('b')).toHaveLength(0)
  expect(page('td').text()).toContain('<b onclick="x">&</b>')
})

it('shows the beginning of the list of mails nothing but the preheader', () => {
  const page = cheerio.load(composer.compose(sampleMail('payment_refused'), 'en').html)

  expect(page('body').text().trim()).toMatch(/^Nothing was charged\. You can pay again\./)
})

describe('the text', () => {
  const letter = mailLetter(sampleMail('dcv_challenge'), { t: translator('fr'), language: 'fr' }, HOUSE)

  it('has each address alone on its line', () => {
    expect(plainText(letter).split('\n')).toEqual(expect.arrayContaining([letter.button.url, letter.frame.portal.url]))
  })

  it('breaks its sentences at 76 characters and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\w{1,20}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const text = plainText({ ...letter, paragraphs: [words.join(' ')] })

        const block = text.split('\n\n')[1] ?? ''
        expect(block.split(/\s/)).toEqual(words)
        for (const line of block.split('\n')) expect(line.length).toBeLessThanOrEqual(76)
      }),
    )
  })

  it('ends with the signature, which programs recognise and cut', () => {
    expect(plainText(letter).split('\n-- \n')[1]).toContain('Sceau')
  })
})

function sentencesOf({ heading, paragraphs, list, details, button, otherLink, notes, reason, frame }: Letter) {
  return [
    heading,
    ...paragraphs,
    ...(list?.items ?? []),
    ...details.flatMap(({ label, value }) => [label, value]),
    ...[button, ...(otherLink ? [otherLink] : [])].map(({ label }) => label),
    ...notes,
    reason.text,
    frame.signature,
  ]
}
