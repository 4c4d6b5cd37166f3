import { z } from 'zod'
import type { NewOffice } from '#domain/access/new-account.ts'
import { readLogin } from '#domain/access/login.ts'
import { isCreditorIdentifier, readIban } from '#domain/mandates/iban.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { CURRENCIES } from '#domain/shared/money.ts'
import { checkVatNumber } from '#domain/tax/vat-number.ts'

/** What a portal needs before its first customer: who sells, what there is to sell, and who administers it. */
export interface OperatorFile {
  readonly offices: readonly NewOffice[]
  readonly catalogue: 'starter' | 'none'
  readonly administrator: {
    readonly login: string
    readonly name: string
    readonly email: string
    readonly language: Language
  }
}

const text = (what: string) => z.string({ error: what }).trim().min(1, { error: what }).max(200, { error: what })
const office = z.strictObject({
  code: z.string({ error: 'must be two to four capital letters' }).regex(/^[A-Z]{2,4}$/, {
    error: 'must be two to four capital letters',
  }),
  country: z.enum(['FR', 'GB'], { error: 'must be FR or GB, whose VAT and mentions are known' }),
  currency: z.enum(CURRENCIES, { error: `must be one of ${CURRENCIES.join(', ')}` }),
  numberPrefix: z.string({ error: 'must be two to four capital letters' }).regex(/^[A-Z]{2,4}$/, {
    error: 'must be two to four capital letters',
  }),
  /** Left out by an office that collects no direct debits. */
  creditorIdentifier: z
    .string({ error: 'must be a SEPA creditor identifier (ICS)' })
    .refine(isCreditorIdentifier, { error: 'is not a valid SEPA creditor identifier (ICS)' })
    .nullable()
    .default(null),
  seller: z.strictObject({
    name: text('must be the name of the company'),
    legalForm: text('must be the legal form, with the capital where the law asks for it'),
    registration: text('must say the register and the number, as on invoices'),
    registrationNumber: text('must be the registration number'),
    vatNumber: z
      .string({ error: 'must be a VAT number' })
      .refine((number) => checkVatNumber(number).state === 'valid', {
        error: 'is not a valid VAT number',
      }),
    address: z.strictObject({
      lines: z.array(text('must be a line of the address'), { error: 'must be the lines of the address' }).min(1),
      postalCode: text('must be the postal code'),
      city: text('must be the city'),
      country: z.string({ error: 'must be two capital letters' }).regex(/^[A-Z]{2}$/, {
        error: 'must be two capital letters',
      }),
    }),
    email: z.email({ error: 'must be a mail address' }),
    phone: text('must be a phone number'),
    bank: z.strictObject({
      name: text('must be the name of the bank'),
      iban: z
        .string({ error: 'must be an IBAN' })
        .refine((iban) => readIban(iban).ok, { error: 'is not a valid IBAN' }),
      bic: text('must be a BIC'),
    }),
  }),
})

const login = 'must be a login: three to sixty letters, digits, dots, dashes'
const File = z.strictObject({
  offices: z.array(office, { error: 'must be a list' }).min(1, { error: 'must name one office at least' }),
  catalogue: z.enum(['starter', 'none'], { error: 'must be starter or none' }),
  administrator: z.strictObject({
    login: z
      .string({ error: login })
      .transform(readLogin)
      .pipe(z.string({ error: login })),
    name: text('must be a name'),
    email: z.email({ error: 'must be a mail address' }),
    language: z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` }),
  }),
})

/** The operator's file, or a sentence for every fault in it. */
export function readOperatorFile(
  content: string,
): { readonly ok: true; readonly file: OperatorFile } | { readonly ok: false; readonly faults: readonly string[] } {
  let parsed: unknown
  try {
    parsed = JSON.parse(content)
  } catch (error) {
    return { ok: false, faults: [`The file is not JSON: ${error instanceof Error ? error.message : ''}`] }
  }
  const result = File.safeParse(parsed)
  if (result.success) return { ok: true, file: result.data }
  return { ok: false, faults: result.error.issues.map(sentenceOf) }
}

function sentenceOf({ path, message, ...issue }: z.core.$ZodIssue): string {
  const place = path.join('.') || 'The file'
  if (issue.code === 'unrecognized_keys') return `${place} has what is not known: ${issue.keys.join(', ')}.`
  return `${place} ${message}.`
}
