import { z } from 'zod'
import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import { BRAND_CODES } from '#domain/catalogue/brand.ts'
import { ACCOUNT_KINDS, LONGEST_NEWS, LONGEST_NEWS_TITLE, NEWS_KINDS, type NewsDraft } from '#domain/news/news.ts'
import { says, ticks } from '#http/form.ts'
import { line, lines } from '#routes/operations/clean-text.ts'

const title = line.pipe(
  z.string().min(1, says('news.errors.title')).max(LONGEST_NEWS_TITLE, says('news.errors.title_long')),
)
const body = lines.pipe(z.string().min(1, says('news.errors.body')).max(LONGEST_NEWS, says('news.errors.body_long')))
const day = z.iso.date(says('news.errors.day'))

/** What staff type; a brand counts for delivery times alone. */
export const NewsForm: z.ZodType<NewsDraft> = z
  .object({
    kind: z.enum(NEWS_KINDS, says('news.errors.kind')),
    brand: z.enum(BRAND_CODES).nullable().catch(null),
    title_en: title,
    title_fr: title,
    body_en: body,
    body_fr: body,
    startsOn: day,
    endsOn: z.literal('').or(day),
    purchaseOptions: ticks(PURCHASE_OPTIONS),
    accountKinds: ticks(ACCOUNT_KINDS),
  })
  .refine(({ kind, brand }) => kind !== 'delivery' || brand !== null, { path: ['brand'], ...says('news.errors.brand') })
  .refine(({ startsOn, endsOn }) => endsOn === '' || startsOn <= endsOn, {
    path: ['endsOn'],
    ...says('news.errors.ends'),
  })
  .transform(({ title_en, title_fr, body_en, body_fr, endsOn, kind, brand, ...rest }) => ({
    ...rest,
    kind,
    brand: kind === 'delivery' ? brand : null,
    title: { en: title_en, fr: title_fr },
    body: { en: body_en, fr: body_fr },
    endsOn: endsOn === '' ? null : endsOn,
  }))

/** Which one of its texts the person had before them; one that no form sends is an old one. */
export const NewsVersion = z.coerce.number().int().min(1).max(1_000_000).catch(0)
