import { expect, test } from 'vitest'
import { TOKEN_KINDS, type TokenKind } from '#domain/mails/token-kinds.ts'
import { startSweep } from '../support/sweep.ts'

const { admin } = await startSweep()

/** What newToken makes, as the end of an address. */
const TOKEN = /\/[\w-]{43}(?![\w-])/

interface KeptMail {
  readonly kind: TokenKind
  readonly text_body: string
  readonly html: string
}

/** The sweep's portal is a demonstration: it keeps mails whole. */
test.each(['mails', 'operator_mails'])(
  'what lies in %s with a live token is of a kind that hides it',
  async (table) => {
      const mails = await admin<KeptMail>(table).select('kind', 'text_body', 'html')
    const telling = mails.filter(({ text_body: text, html }) => TOKEN.test(text) || TOKEN.test(html))

    expect(telling.length).toBeGreaterThan(1)
    expect(telling.filter(({ kind }) => !TOKEN_KINDS.includes(kind)).map(({ kind }) => kind)).toEqual([])
  },
)
