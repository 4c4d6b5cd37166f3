import { z } from 'zod'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import { readOutsideCertificate, type ReadOrder } from '#domain/outside/outside-order.ts'
import { addDays } from '#domain/shared/time.ts'
import { says } from '#http/form.ts'
import { line } from '#routes/operations/clean-text.ts'
import type { Services } from '#services/index.ts'

type NewOutsideOrder = Parameters<Services['outside']['enter']>[1]

const MOST_TYPED = 20_000
const typedLine = z.pipe(line, z.string().max(200, says('outside.errors.too_long')))
const anyDay = z
  .literal('')
  .or(z.iso.date(says('outside.errors.day')))
  .catch('')

/** What staff type; whatever a pasted certificate says comes from it. `products` are the names of what is sold, by code. */
export const outsideOrderSchema = (
  id: string,
  products: ReadonlyMap<string, string>,
): z.ZodType<Omit<NewOutsideOrder, never>> =>
  z
    .object({
      certificate: z.string().max(MOST_TYPED, says('outside.errors.certificate')).catch(''),
      reference: z.pipe(
        line,
        z.string().min(1, says('outside.errors.reference')).max(60, says('outside.errors.too_long')),
      ),
      commonName: typedLine,
      organizationName: typedLine,
      registrationNumber: typedLine,
      buyerEmail: z.pipe(line, z.email(says('outside.errors.email')).max(200, says('outside.errors.too_long'))),
      product: z.string().catch(''),
      productName: typedLine,
      validFrom: anyDay,
      validTo: anyDay,
    })
    .transform((form, context) => {
      const read = form.certificate.trim() === '' ? null : readOutsideCertificate(form.certificate)
      const say = (path: string, key: Parameters<typeof says>[0]) =>
        context.addIssue({ code: 'custom', path: [path], message: key })
      if (form.certificate.trim() !== '' && !read) say('certificate', 'outside.errors.certificate')
      const commonName = read?.commonName || form.commonName
      const organizationName = form.organizationName || (read?.organizationName ?? '')
      const validity = read ?? daysOf(form)
      const productName = products.get(form.product) ?? form.productName
      if (commonName === '' && (read || form.certificate.trim() === '')) say('commonName', 'outside.errors.name')
      if (organizationName === '' && (read || form.certificate.trim() === ''))
        say('organizationName', 'outside.errors.organization')
      if (productName === '') say('productName', 'outside.errors.product')
      if (validity === null && form.certificate.trim() === '') say('validTo', 'outside.errors.validity')
      return {
        id,
        reference: form.reference,
        commonName,
        names: read?.names ?? [commonName],
        productCode: products.has(form.product) ? form.product : null,
        productName,
        organizationName,
        registrationNumber: registrationKey(form.registrationNumber || (read?.registrationNumber ?? '')),
        buyerEmail: form.buyerEmail.toLowerCase(),
        validFrom: validity?.validFrom ?? NEVER,
        validTo: validity?.validTo ?? NEVER,
        serial: read?.serial ?? null,
        sha256: read?.sha256 ?? null,
        certificatePem: read?.pem ?? null,
      }
    })

/** A fault was said where it stands. */
const NEVER = new Date(0)

/** Both days count whole; null where they are no span. */
function daysOf({
  validFrom,
  validTo,
}: {
  validFrom: string
  validTo: string
}): Pick<ReadOrder, 'validFrom' | 'validTo'> | null {
  if (validFrom === '' || validTo === '' || validTo < validFrom) return null
  return { validFrom: new Date(`${validFrom}T00:00:00Z`), validTo: addDays(new Date(`${validTo}T00:00:00Z`), 1) }
}
