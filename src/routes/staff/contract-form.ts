import { z } from 'zod'
import { OBJECTIVE_KINDS } from '#domain/contracts/contract.ts'
import type { Ending } from '#domain/contracts/ending.ts'
import type { ContractFault, NewContract } from '#domain/contracts/new-contract.ts'
import { readAmount } from '#domain/payments/typed-amount.ts'
import { says, type FieldErrors } from '#http/form.ts'
import { PROOF, type Proof } from './confirmed.ts'

const MOST_CERTIFICATES = 1_000_000

const Products = z
  .union([z.string().transform((code) => [code]), z.array(z.string())], says('staff.contract_form.errors.products'))
  .transform((codes) => [...new Set(codes)])
  .pipe(z.array(z.string()).min(1, says('staff.contract_form.errors.products')))

const Terms = z.object({
  startsOn: z.iso.date(says('staff.contract_form.errors.day')),
  endsOn: z.iso.date(says('staff.contract_form.errors.day')),
  priceLevel: z.coerce
    .number(says('staff.contract_form.errors.price_level'))
    .int(says('staff.contract_form.errors.price_level'))
    .min(1, says('staff.contract_form.errors.price_level'))
    .max(100_000, says('staff.contract_form.errors.price_level')),
  products: Products,
})

const Amount = z
  .string(says('staff.contract_form.errors.amount'))
  .transform(readAmount)
  .pipe(z.bigint(says('staff.contract_form.errors.amount')).positive(says('staff.contract_form.errors.amount')))
const Certificates = z
  .string(says('staff.contract_form.errors.certificates'))
  .trim()
  .regex(/^\d{1,7}$/, says('staff.contract_form.errors.certificates'))
  .transform(BigInt)
  .pipe(
    z
      .bigint(says('staff.contract_form.errors.certificates'))
      .positive(says('staff.contract_form.errors.certificates'))
      .max(BigInt(MOST_CERTIFICATES), says('staff.contract_form.errors.certificates')),
  )

const Kind = z.object({ objective: z.enum(OBJECTIVE_KINDS).nullable().catch(null) })

/** A contract as staff type it; the target is read as what the objective counts. */
export function contractSchema(body: unknown): z.ZodType<NewContract> {
  const { objective } = Kind.parse(body ?? {})
  if (objective === null) return Terms.transform((terms) => ({ ...terms, objective: null }))
  return Terms.extend({ target: objective === 'amount' ? Amount : Certificates }).transform(({ target, ...terms }) => ({
    ...terms,
    objective: { kind: objective, target },
  }))
}

/** What the house has against a contract that was typed well, at its fields. */
export function contractErrors(faults: readonly ContractFault[]): FieldErrors {
  return Object.fromEntries(
    faults.map((fault) => [
      fault.field,
      {
        key: `staff.contract_form.errors.${fault.code}` as const,
        values: 'number' in fault ? { number: fault.number } : {},
      },
    ]),
  )
}

const Reason = z
  .string(says('staff.contract.errors.reason'))
  .trim()
  .min(1, says('staff.contract.errors.reason'))
  .max(500, says('staff.contract.errors.reason'))

const Version = z.coerce.number().int().min(1).max(1_000_000).catch(0)

/** How a contract is to end; `days` are those that may become its last, null where it can only be withdrawn. */
export function endingSchema(
  days: { readonly from: string; readonly to: string } | null,
): z.ZodType<Proof & { readonly ending: Ending; readonly version: number }> {
  const On = z.iso
    .date(says('staff.contract.errors.on'))
    .refine((on) => days !== null && on >= days.from && on < days.to, says('staff.contract.errors.on'))
  const Early = z.object({ kind: z.literal('early'), on: On, reason: Reason })
  const Withdrawn = z.object({ kind: z.literal('withdrawn'), reason: Reason })
  return z
    .object({ version: Version, ...PROOF })
    .and(z.discriminatedUnion('kind', [Early, Withdrawn], says('staff.contract.errors.kind')))
    .transform(({ version, code, passkey, ...ending }) => ({ version, code, passkey, ending }))
}
