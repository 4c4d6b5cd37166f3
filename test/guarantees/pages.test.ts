import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#domain/shared/language.ts'
import { isPage, openPages, type OpenedPage } from '../support/forms.ts'
import { startSweep } from '../support/sweep.ts'
import { faultsOf } from './page-laws.ts'

const sweep = await startSweep()

const inLanguage = new Map<string, readonly OpenedPage[]>()
for (const language of LANGUAGES) {
  await sweep.admin('users').update({ language })
  await sweep.admin('staff').update({ language })
  inLanguage.set(language, await openPages(sweep, { 'accept-language': language }))
}

describe.each(LANGUAGES)('in %s', (language) => {
  const pages = inLanguage.get(language)!

  describe.each(pages.filter(isPage))('$address ($example.name)', ({ answer, route }) => {
    test('is a well-made page', () => {
      expect(faultsOf(answer.text)).toEqual([])
    })

    test('says its language', () => {
      const { lang } = load(answer.text)('html').attr() ?? {}

      // The payment provider speaks the payer's language, whoever opens its page.
      expect(route.path.startsWith('/sandbox') ? 'fr' : language).toBe(lang)
    })
  })

  test.each(pages)('$address is sent as something private that nobody else may frame or guess', ({ answer }) => {
    const { headers, status } = answer

    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'/)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect(headers.get('content-security-policy')).not.toMatch(/script-src [^;]*unsafe/)
    expect(headers.get('x-powered-by')).toBeNull()
    if (status === 200) expect(headers.get('cache-control')).toMatch(/no-store/)
    if ((headers.get('content-type') ?? '').startsWith('text/'))
      expect(headers.get('content-type')).toMatch(/charset=utf-8/)
  })

  test.each(pages.filter((page) => !isPage(page) && page.answer.status === 200))(
    '$address is a file, and never shown as a page of ours',
    ({ answer: { headers } }) => {
      const isDownload = (headers.get('content-disposition') ?? '').startsWith('attachment')
      const isSandboxed = (headers.get('content-security-policy') ?? '').includes('sandbox')
      const isData = (headers.get('content-type') ?? '').startsWith('application/json')

      expect(isDownload || isSandboxed || isData).toBe(true)
    },
  )
})

test('the cookies are out of reach of scripts and of other sites', async () => {
  const answer = await fetch(`${sweep.base}/sign-in`)

  for (const cookie of answer.headers.getSetCookie()) {
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/)
  }
  expect(answer.headers.getSetCookie().length).toBeGreaterThan(0)
})
