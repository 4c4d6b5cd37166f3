import { describe, expect, test } from 'vitest'
import { OBSERVATIONS, type ObservationCode } from '#domain/validation/dcv-observation.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { addDays } from '#domain/shared/time.ts'
import { dcvPage } from '#presenters/orders/dcv-page.ts'
import type { OrderFile } from '#presenters/orders/order-file.ts'
import { rendered, wordsOf } from './rendered.ts'
import { aFile, anOrder, aValidation, NOW, pageFacts } from './sample-file.ts'

const show = (file: OrderFile, language: 'en' | 'fr' = 'en') =>
  rendered('domain-control', dcvPage(pageFacts(file, { language })), language)
const showOne = (fields: Partial<DomainValidation> = {}) => show(aFile({ validations: [aValidation(fields)] }))
const copied = ($: ReturnType<typeof show>) =>
  $('.code-line code')
    .get()
    .map((code) => $(code).text())

describe('what to put where', () => {
  test('a CNAME record: its name, the short name for providers, its target, a zone-file line and a command', () => {
    const { location, value } = aValidation().expected

    expect(copied(showOne())).toEqual([
      location,
      location.replace('.harbour.example', ''),
      value,
      `${location}. 300 IN CNAME ${value}.`,
      `dig +short CNAME ${location}`,
    ])
  })

  test('a TXT record at the domain itself has no shorter name, and its value stands in quotes', () => {
    const $ = showOne({ method: 'dns_txt', expected: { location: 'harbour.example', value: 'token', addresses: [] } })

    expect(copied($)).toEqual([
      'harbour.example',
      'token',
      'harbour.example. 300 IN TXT "token"',
      'dig +short TXT harbour.example',
    ])
  })

  test('a file: its address, its content and a command', () => {
    const address = 'http://www.harbour.example/.well-known/pki-validation/dcv.txt'
    const $ = showOne({ method: 'http_file', expected: { location: address, value: 'token', addresses: [] } })

    expect(copied($)).toEqual([address, 'token', `curl -i ${address}`])
  })

  test('a proved domain asks for nothing more and says how long the proof may be used', () => {
    const $ = showOne({ state: 'valid', validatedAt: addDays(NOW, -3), nextCheckAt: null })

    expect(copied($)).toEqual([])
    expect($('main form')).toHaveLength(0)
    expect(wordsOf($, 'main')).toContain('Later orders may use this proof until')
  })
})

describe('what was seen', () => {
  const codes = Object.keys(OBSERVATIONS) as ObservationCode[]

  test.each(codes)('%s is a sentence in every language', (code) => {
    const file = aFile({
      validations: [
        aValidation({ lastObservation: { verdict: OBSERVATIONS[code], code, seen: [], source: '192.0.2.53' } }),
      ],
    })

    for (const language of LANGUAGES) {
      expect(wordsOf(show(file, language), 'section h4 + p')).toMatch(/^.{15,}192\.0\.2\.53\.$/)
    }
  })

  test('shows the values that stand there instead, and by whom they were seen', () => {
    const lastObservation = {
      verdict: 'wrong',
      code: 'other_value',
      seen: ['old.example'],
      source: '192.0.2.53',
    } as const
    const $ = showOne({ lastObservation })

    expect(wordsOf($, 'section li code')).toBe('old.example')
    expect(wordsOf($, 'section h4 + p')).toContain('its value is different')
  })

  test('tells when we check again', () => {
    expect(wordsOf(showOne(), 'main')).toContain('We check again on 23 Nov 2026, 10:48 CET.')
    expect(wordsOf(showOne({ nextCheckAt: addDays(NOW, -1) }), 'main')).toContain('We are about to check again.')
  })
})

describe('what can be pressed', () => {
  const actions = ($: ReturnType<typeof show>) =>
    $('main form')
      .get()
      .map((form) => $(form).attr('action'))
  const base = '/orders/CH100123/domain-control'
  const { id } = aValidation()

  test('a placed proof is checked at once, a mailed one is sent again', () => {
    const mailed = {
      method: 'email',
      expected: { location: '', value: '', addresses: ['admin@harbour.example'] },
    } as const

    expect(actions(showOne())).toEqual([`${base}/${id}/checks`, `${base}/methods`])
    expect(actions(showOne(mailed))).toEqual([`${base}/${id}/mails`, `${base}/methods`])
  })

  test('a value that has lapsed is neither shown nor checked: a new one is asked for', () => {
    const $ = showOne({ requestedAt: addDays(NOW, -30), nextCheckAt: null })

    expect(copied($)).toEqual([])
    expect(wordsOf($, 'main')).toContain('proves nothing any more')
    expect(actions($)).toEqual([`${base}/${id}/values`, `${base}/methods`])
  })

  test('a lapsed value of an order that waits for an answer can’t be renewed yet', () => {
    const validations = [aValidation({ requestedAt: addDays(NOW, -30), nextCheckAt: null })]

    expect(actions(show(aFile({ order: anOrder({ fulfilment: 'suspended' }), validations })))).toEqual([])
  })

  test('nothing once the order is no longer validated', () => {
    const $ = show(aFile({ order: { fulfilment: 'delivered' } }))

    expect(actions($)).toEqual([])
    expect($('[data-watch]')).toHaveLength(0)
  })

  test('a suspended order is looked for, though it may not change', () => {
    expect(actions(show(aFile({ order: { fulfilment: 'suspended' } })))).toEqual([`${base}/${id}/checks`])
  })

  test('an order that waits for its approval asks for nothing yet', () => {
    const $ = show(aFile({ order: { fulfilment: 'pending_approval' } }))

    expect(actions($)).toEqual([])
    expect(wordsOf($, '.page-lead')).toBe('The order waits for its approval. The validation begins after it.')
  })

  test('a wildcard is not offered a file', () => {
    const order = { names: ['*.harbour.example'] }
    const values = (file: OrderFile) => {
      const $ = show(file)
      return $('input[type=radio]')
        .get()
        .map((input) => $(input).val())
    }

    expect(values(aFile())).toEqual(['dns_cname', 'dns_txt', 'http_file', 'email'])
    expect(values(aFile({ order }))).toEqual(['dns_cname', 'dns_txt', 'email'])
  })
})

describe('challenge mails', () => {
  const mailed = { method: 'email', expected: { location: '', value: '', addresses: [] } } as const
  const mail = (address: string, daysAgo: number, approvedAt: Date | null = null) => ({
    validationId: aValidation().id,
    address,
    sentAt: addDays(NOW, -daysAgo),
    expiresAt: addDays(NOW, 30 - daysAgo),
    approvedAt,
  })
  const lines = (file: OrderFile) => {
    const $ = show(file)
    return $('main section li')
      .get()
      .map((line) => $(line).text())
  }

  test('name each mailbox once, with its newest mail', () => {
    const challengeMails = [mail('admin@harbour.example', 0), mail('admin@harbour.example', 4)]

    expect(lines(aFile({ validations: [aValidation(mailed)], challengeMails }))).toEqual([
      'Written to admin@harbour.example on 23 Nov 2026, 10:30 CET; the link is good until 23 Dec 2026.',
    ])
  })

  test('name who agreed once the domain is proved', () => {
    const validations = [aValidation({ ...mailed, state: 'valid', validatedAt: NOW })]
    const challengeMails = [mail('admin@harbour.example', 1), mail('webmaster@harbour.example', 1, NOW)]

    expect(lines(aFile({ validations, challengeMails }))).toEqual([
      'webmaster@harbour.example agreed on 23 Nov 2026, 10:30 CET.',
    ])
  })
})

describe('CAA', () => {
  const check = (name: string, fields: Partial<OrderFile['caaChecks'][number]> = {}) => ({
    name,
    allowed: true,
    code: 'no_record',
    domain: null,
    record: null,
    checkedAt: NOW,
    nextLookAt: null,
    ...fields,
  })

  test('shows the record that stands in the way first, and the one to add', () => {
    const caaChecks = [
      check('harbour.example'),
      check('*.harbour.example', {
        allowed: false,
        code: 'issuer_not_allowed',
        domain: 'harbour.example',
        record: '0 issue "other.example"',
      }),
    ]
    const $ = show(aFile({ caaChecks }))

    expect($('#caa dt').first().text()).toBe('*.harbour.example')
    expect(wordsOf($, '#caa dd p code')).toBe('0 issue "other.example"')
    expect(wordsOf($, '#caa .code-line code')).toBe('harbour.example. IN CAA 0 issuewild "sectigo.com"')
  })

  test.each([
    [addDays(NOW, 1), 'We look them up again on 24 Nov 2026'],
    [addDays(NOW, -1), 'We are about to look them up again.'],
    [null, 'We no longer look them up by ourselves.'],
  ])('tells when a refusal is looked at again, and has it looked at now: %s', (nextLookAt, words) => {
    const $ = show(aFile({ caaChecks: [check('harbour.example', { allowed: false, nextLookAt })] }))

    expect(wordsOf($, '#caa')).toContain(words)
    expect($('#caa form').attr('action')).toBe('/orders/CH100123/domain-control/caa-checks')
  })

  test('of an order that is over are not looked at again', () => {
    const order = anOrder({ fulfilment: 'cancelled' })
    const $ = show(aFile({ order, caaChecks: [check('harbour.example', { allowed: false })] }))

    expect($('#caa form')).toHaveLength(0)
  })

  test('folds the names that are allowed when there are many', () => {
    const names = Array.from({ length: 40 }, (_, index) => `host-${index}.harbour.example`)
    const $ = show(aFile({ caaChecks: names.map((name) => check(name)) }))

    expect(wordsOf($, '#caa summary')).toBe('40 names without an obstacle')
    expect($('#caa > dl')).toHaveLength(0)
  })
})

test('several domains have a card each', () => {
  const order = anOrder({ names: ['www.harbour.example', 'www.cakes.example'] })
  const file = aFile({ order, validations: [aValidation(), aValidation({ id: 'other', domain: 'cakes.example' })] })
  const $ = show(file)

  expect(
    $('.card-head h2')
      .get()
      .map((title) => $(title).text()),
  ).toEqual(['harbour.example', 'cakes.example'])
})
