import { z } from 'zod'
import { isCountryCode } from '#domain/csr/country-codes.ts'
import { readBic, readIban } from '#domain/mandates/iban.ts'
import type { MandateFields } from '#domain/mandates/mandate.ts'
import { EMAIL } from '#domain/orders/holder-faults.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { parseForm, says, typed, type Parsed } from '#http/form.ts'
import { line, lines } from '#routes/operations/clean-text.ts'

/** What the SEPA messages take as a name. */
const LONGEST_NAME = 70
const LONGEST = 200

const address = says('preferences.mandate.faults.address')
const filled = (text: string) => text !== '' && text.length <= LONGEST

const Form = z.object({
  debtorName: line.refine(
    (name) => name !== '' && name.length <= LONGEST_NAME,
    says('preferences.mandate.faults.debtor_name'),
  ),
  street: lines.refine(filled, address),
  postalCode: line.refine(filled, address),
  city: line.refine(filled, address),
  country: line.refine(isCountryCode, says('preferences.mandate.faults.country')),
  iban: line.transform((text, context) => {
    const reading = readIban(text)
    if (reading.ok) return reading.iban
    context.addIssue({ code: 'custom', message: `preferences.mandate.faults.${reading.fault}` })
    return z.NEVER
  }),
  bic: line.transform((text, context) => {
    const bic = text === '' ? null : readBic(text)
    if (text !== '' && bic === null) context.addIssue({ code: 'custom', message: 'preferences.mandate.faults.bic' })
    return bic
  }),
  email: line
    .refine(
      (text) => text === '' || (EMAIL.test(text) && text.length <= LONGEST),
      says('preferences.mandate.faults.email'),
    )
    .transform((text) => (text === '' ? null : text)),
  language: z.enum(LANGUAGES, says('preferences.mandate.faults.language')),
})

/** Reads what was written about the account to be debited; the IBAN is checked to its check digits. */
export const readMandateForm = (body: unknown): Parsed<MandateFields> => parseForm(Form, typed(body))
