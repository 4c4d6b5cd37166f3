import { describe, expect, it, test } from 'vitest'
import { DOWNLOAD_FORMATS, type DownloadFormat } from '#domain/certificates/downloads.ts'
import type { Letter } from '#domain/mails/letter.ts'
import type { Mail } from '#domain/mails/mail.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { translator } from '#platform/i18n.ts'
import { mailLetter } from '#presenters/mails/mail-letter.ts'
import { HOUSE, SAMPLE_MAILS, sampleMail } from './sample-mails.ts'

const letter = (mail: Mail, language: Language = 'en'): Letter =>
  mailLetter(mail, { t: translator(language), language }, HOUSE)

const valueOf = ({ details }: Letter, label: string): string | undefined =>
  details.find((detail) => detail.label === label)?.value

const EVERY_MAIL = LANGUAGES.flatMap((language) => SAMPLE_MAILS.map((mail) => ({ mail, language, kind: mail.kind })))

const ABOUT_ORDERS = EVERY_MAIL.flatMap((sample) =>
  'statusUrl' in sample.mail.data ? [{ ...sample, about: sample.mail.data }] : [],
)

describe('every mail', () => {
  test.each(EVERY_MAIL)('says why it was sent and where to go on: $kind ($language)', ({ mail, language }) => {
    const { reason, button, subject, preheader, heading, paragraphs } = letter(mail, language)

    expect(reason.text).toMatch(
      language === 'en' ? /^You receive this mail because / : /^Vous recevez ce message parce que /,
    )
    expect(button.url).toMatch(/^https:\/\/portal\.sceau\.example\/./)
    for (const words of [subject, preheader, heading, button.label, ...paragraphs]) expect(words).not.toBe('')
  })

  test.each(ABOUT_ORDERS)(
    'about an order names it and leads to its status page: $kind ($language)',
    ({ mail, language, about }) => {
      const { details, button, otherLink } = letter(mail, language)

      expect(details.map(({ value }) => value)).toEqual(expect.arrayContaining([about.reference, about.commonName]))
      expect([button.url, otherLink?.url]).toContain(about.statusUrl)
    },
  )

  test.each(SAMPLE_MAILS)('is in the words of its receiver’s language: $kind', (mail) => {
    const [english, french] = [letter(mail, 'en'), letter(mail, 'fr')]

    expect(french.subject).not.toBe(english.subject)
    expect(french.paragraphs[0]).not.toBe(english.paragraphs[0])
    expect(french.button.label).not.toBe(english.button.label)
  })

  it('bears the operator’s name', () => {
    const { frame } = letter(sampleMail('payment_refused'))

    expect(frame).toMatchObject({ operator: 'Sceau', initial: 'S', accent: '#a3212b' })
    expect(frame.portal.url).toBe('https://portal.sceau.example')
  })
})

describe('the confirmation of an order', () => {
  const confirmation = sampleMail('order_confirmation')
  const paragraphsWith = (document: typeof confirmation.data.document): string =>
    letter({ ...confirmation, data: { ...confirmation.data, document } }).paragraphs.join(' ')

  it('says what is attached, and what to do with a quote', () => {
    expect(paragraphsWith({ kind: 'invoice', number: 'FR-7' })).toContain('The invoice FR-7 is attached.')
    expect(paragraphsWith({ kind: 'quote', number: 'D-3' })).toMatch(/quote D-3 is attached.*return it signed/)
  })

  it('speaks of no document where there is none', () => {
    expect(paragraphsWith(null)).not.toContain('attached')
  })
})

describe('an approval', () => {
  const [granted, refused] = SAMPLE_MAILS.filter((mail) => mail.kind === 'approval_decided').map((mail) => letter(mail))

  it('that is granted or refused says so in the subject', () => {
    expect(granted?.subject).toMatch(/^Approved/)
    expect(refused?.subject).toMatch(/^Not approved/)
  })

  it('gives the reason where there is one', () => {
    expect(granted && valueOf(granted, 'Reason')).toBeUndefined()
    expect(refused && valueOf(refused, 'Reason')).toBe('Budget used up until January.')
  })
})

test('a challenge says who asks for which names, until when, and what to do if it was not expected', () => {
  const challenge = sampleMail('dcv_challenge')

  const { paragraphs, list, notes, button, ...rest } = letter(challenge)

  expect(paragraphs[0]).toMatch(/^Ateliers Éléonore & Fils .* ateliers\.example/)
  expect(list?.items).toEqual(challenge.data.names)
  expect(valueOf({ paragraphs, list, notes, button, ...rest }, 'Link valid until')).toBe('23 Dec 2026, 10:30 UTC')
  expect(notes.join(' ')).toMatch(/did not expect.*Do not confirm.*do not forward/)
  expect(button.url).toBe(challenge.data.approveUrl)
})

describe('the delivery of a certificate', () => {
  const delivery = sampleMail('certificate_delivered')
  const delivered = (change: Partial<typeof delivery.data>): Letter =>
    letter({ ...delivery, data: { ...delivery.data, ...change } })

  it('says how long it is valid and leads to the download', () => {
    const sent = delivered({})

    expect(valueOf(sent, 'Valid')).toBe('from 23 Nov 2026 to 10 Jun 2027')
    expect(sent.button.url).toBe(delivery.data.downloadUrl)
  })

  test.each(DOWNLOAD_FORMATS)('recommends the format of the order’s software: %s', (recommendedFormat) => {
    const { paragraphs } = delivered({ recommendedFormat })

    expect(paragraphs.at(-1)).toContain(EXTENSIONS[recommendedFormat])
  })

  it('says where the chain is: in the file, or in one of its own', () => {
    expect(delivered({ recommendedFormat: 'bundle' }).notes[0]).toContain('contains the intermediate certificates')
    expect(delivered({ recommendedFormat: 'cer' }).notes[0]).toContain('a file of their own')
  })

  it('speaks of reissuing only while the plan goes on after the certificate', () => {
    const reissue = /reissued without charge until 23 Nov 2027/

    expect(delivered({}).notes.join(' ')).toMatch(reissue)
    expect(delivered({ notAfter: delivery.data.planEnd }).notes.join(' ')).not.toMatch(reissue)
  })
})

const EXTENSIONS: Readonly<Record<DownloadFormat, string>> = {
  cer: '.cer',
  crt: '.crt',
  p7b: '.p7b',
  p7b_text: '.p7b',
  fullchain: '.fullchain.pem',
  bundle: '.bundle.crt',
  chain: '.chain.pem',
  root: '.root.cer',
}

test('a payment is told in the money of the receiver’s language', () => {
  const payment = sampleMail('payment_received')

  expect(letter(payment, 'en').preheader).toBe('€238.80, for the invoice FR-2026-000123.')
  expect(letter(payment, 'fr').preheader).toBe('238,80\u00a0€, pour la facture FR-2026-000123.')
})
