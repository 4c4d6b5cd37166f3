import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import type { Brand } from '#domain/catalogue/brand.ts'
import {
  ACCOUNT_KINDS,
  LONGEST_NEWS,
  LONGEST_NEWS_TITLE,
  NEWS_KINDS,
  newsState,
  type NewsDraft,
  type NewsItem,
} from '#domain/news/news.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { toldNews } from '../news/told-news.ts'

export interface NewsFormFacts {
  /** Makes a new one count once, however often it is sent. */
  readonly id: string
  /** What is changed; null while it is new. */
  readonly item: NewsItem | null
  readonly version?: number
  readonly draft: {
    readonly values: Readonly<Record<string, string>>
    readonly ticks: (name: string) => readonly string[]
  } | null
  readonly errors: Readonly<Record<string, string>>
  readonly preview?: NewsDraft
  /** Somebody else has saved another text meanwhile. */
  readonly isChanged: boolean
  readonly brands: readonly Brand[]
  /** Calendar day. */
  readonly today: string
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/news-form.ejs is given: something to tell, new or to be changed, and how it will look. */
export function newsFormPage(facts: NewsFormFacts) {
  const { id, item, version, preview, t } = facts
  const fields = {
    kind: kindField(facts),
    about: aboutFields(facts),
    texts: textFields(facts),
    readers: readerFields(facts),
  }
  const mayChange = item === null || item.withdrawn === null
  return {
    title: t(item ? 'news.form.title_change' : 'news.form.title_new'),
    head: pageHead({ trail: [{ label: t('news.list.title'), href: '/staff/news' }] }),
    notices: noticesOf(facts),
    errors: errorSummary([fields.kind, ...fields.about, ...fields.texts, ...fields.readers]),
    previews: preview
      ? LANGUAGES.map((language) => toldNews({ ...preview, id: language }, { ...facts, language }))
      : [],
    form: mayChange
      ? {
          action: item ? `/staff/news/${item.id}/changes` : '/staff/news',
          previewAction: '/staff/news/previews',
          id,
          item: item?.id ?? '',
          version: version ?? item?.version ?? 1,
          ...fields,
          submit: t(item ? 'news.form.save' : 'news.form.publish'),
        }
      : null,
    // Readable still, though nobody can change it any more.
    withdrawn: mayChange
      ? []
      : LANGUAGES.map((language) => toldNews({ ...item, id: language }, { ...facts, language })),
    withdrawal: item && mayChange ? withdrawalOf(item, facts) : null,
  }
}

function noticesOf({ item, isChanged, today, language, t }: NewsFormFacts) {
  if (!item) return []
  const said = { name: item.changedBy, date: formatsFor(language).dateTime(item.changedAt).text }
  if (item.withdrawn) return [alert('stop', t('news.form.is_withdrawn', said))]
  if (isChanged) return [alert('stop', t('news.form.changed', said), { link: newestLink(item, t) })]
  return newsState(item, today) === 'shown' ? [alert('work', t('news.form.is_shown', said))] : []
}

const newestLink = ({ id }: NewsItem, t: Translate) => ({ href: `/staff/news/${id}`, label: t('news.form.newest') })

function withdrawalOf({ id, version, title }: NewsItem, { language, t }: NewsFormFacts) {
  return {
    action: `/staff/news/${id}/withdrawal`,
    version,
    text: t('news.form.withdraw_text', { title: title[language] }),
  }
}

/** What a field holds: what was typed, what is kept, or what is proposed. */
function about({ item, draft, errors, today }: NewsFormFacts, name: string) {
  const kept: Readonly<Record<string, string>> = item
    ? {
        kind: item.kind,
        brand: item.brand ?? '',
        startsOn: item.startsOn,
        endsOn: item.endsOn ?? '',
        ...Object.fromEntries(
          LANGUAGES.flatMap((code) => [
            [`title_${code}`, item.title[code]],
            [`body_${code}`, item.body[code]],
          ]),
        ),
      }
    : { kind: 'news', startsOn: today }
  return { name, value: (draft ? draft.values[name] : kept[name]) ?? '', error: errors[name] ?? null }
}

function kindField(facts: NewsFormFacts) {
  const { t } = facts
  return field({
    ...about(facts, 'kind'),
    kind: 'radio',
    label: t('news.form.kind'),
    required: true,
    options: NEWS_KINDS.map((kind) => option(kind, t(`news.kinds.${kind}`), { note: t(`news.kind_notes.${kind}`) })),
  })
}

function aboutFields(facts: NewsFormFacts) {
  const { brands, t } = facts
  return [
    field({
      ...about(facts, 'brand'),
      kind: 'select',
      label: t('news.form.brand'),
      hint: t('news.form.brand_hint'),
      options: [option('', t('news.form.no_brand')), ...brands.map(({ code, name }) => option(code, name))],
    }),
    field({ ...about(facts, 'startsOn'), kind: 'date', label: t('news.form.starts_on'), required: true }),
    field({
      ...about(facts, 'endsOn'),
      kind: 'date',
      label: t('news.form.ends_on'),
      hint: t('news.form.ends_on_hint'),
    }),
  ]
}

function textFields(facts: NewsFormFacts) {
  const { t } = facts
  return LANGUAGES.flatMap((code) => {
    const language = t(`shell.languages.${code}`)
    return [
      field({
        ...about(facts, `title_${code}`),
        label: t('news.form.headline', { language }),
        required: true,
        maxlength: LONGEST_NEWS_TITLE,
      }),
      field({
        ...about(facts, `body_${code}`),
        kind: 'textarea',
        label: t('news.form.text', { language }),
        hint: t('news.form.text_hint'),
        required: true,
        rows: 8,
        maxlength: LONGEST_NEWS,
      }),
    ]
  })
}

function readerFields({ item, draft, errors, t }: NewsFormFacts) {
  const ticked = (name: 'purchaseOptions' | 'accountKinds') => (draft ? draft.ticks(name) : (item?.[name] ?? []))
  return [
    field({
      kind: 'checkboxes',
      name: 'purchaseOptions',
      label: t('news.form.options'),
      hint: t('news.form.readers_hint'),
      values: ticked('purchaseOptions'),
      error: errors['purchaseOptions'] ?? null,
      options: PURCHASE_OPTIONS.map((code) => option(code, t(`staff.accounts.option.${code}`))),
    }),
    field({
      kind: 'checkboxes',
      name: 'accountKinds',
      label: t('news.form.kinds'),
      hint: t('news.form.readers_hint'),
      values: ticked('accountKinds'),
      error: errors['accountKinds'] ?? null,
      options: ACCOUNT_KINDS.map((code) => option(code, t(`staff.accounts.kind.${code}`))),
    }),
  ]
}
