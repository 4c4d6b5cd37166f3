import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { NewsDraft, NewsItem } from '#domain/news/news.ts'
import { dayOf } from '#domain/shared/time.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, textsIn, typed, type FieldErrors } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { newsFormPage } from '#presenters/staff/news-form-page.ts'
import { staffNewsPage } from '#presenters/staff/news-page.ts'
import type { Services } from '#services/index.ts'
import { NewsForm, NewsVersion } from './news-form.ts'

const MOST = 200
const LIST = '/staff/news'
const FormId = z.uuid().catch(() => randomUUID())
const ItemId = z.uuid().nullable().catch(null)

/** What else the page of a form says: what is wrong, how it would look, or that somebody was quicker. */
interface Shown {
  readonly id: string
  readonly item: NewsItem | null
  readonly errors?: FieldErrors
  readonly preview?: NewsDraft
  readonly isChanged?: boolean
  /** The text that the person had before them; that of the item unless said. */
  readonly version?: number
}

/** News, delivery times and incidents: what customers are told. */
export function newsRoutes({ news, catalogue }: Services) {
  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const found = await news.list(operator, keyword, MOST + 1)
    const today = dayOf(operator.now())
    const facts = { address: req.originalUrl, keyword, found, most: MOST, today, brands: brandsOf(), language, t }
    show(res, 'staff/news', staffNewsPage(facts))
  }

  const form = (visit: StaffVisit): Promise<void> => showForm(visit, { id: randomUUID(), item: null })

  const open = async (visit: StaffVisit): Promise<void> => {
    const item = await news.read(visit.operator, idOf(visit))
    return showForm(visit, { id: item.id, item })
  }

  const publish = async (visit: StaffVisit): Promise<void> => {
    const id = FormId.parse(typed(visit.req.body)['id'])
    const parsed = parseForm(NewsForm, visit.req.body)
    if (!parsed.ok) return showForm(visit, { id, item: null, errors: parsed.errors })
    await news.publish(visit.operator, id, parsed.value)
    done(visit.res, LIST, 'done.news.published')
  }

  const change = async (visit: StaffVisit): Promise<void> => {
    const item = await news.read(visit.operator, idOf(visit))
    const version = versionOf(visit)
    const parsed = parseForm(NewsForm, visit.req.body)
    if (!parsed.ok) return showForm(visit, { id: item.id, item, version, errors: parsed.errors })
    const outcome = await news.change(visit.operator, { id: item.id, version }, parsed.value)
    if (outcome === 'changed') return showChanged(visit)
    done(visit.res, LIST, 'done.news.changed')
  }

  const withdraw = async (visit: StaffVisit): Promise<void> => {
    const outcome = await news.withdraw(visit.operator, { id: idOf(visit), version: versionOf(visit) })
    if (outcome === 'changed') return showChanged(visit)
    done(visit.res, LIST, 'done.news.withdrawn')
  }

  /** The form as it was filled in, and above it how customers would read it. Nothing is kept. */
  const preview = async (visit: StaffVisit): Promise<void> => {
    const values = typed(visit.req.body)
    const itemId = ItemId.parse(values['item'])
    const item = itemId === null ? null : await news.read(visit.operator, itemId)
    const parsed = parseForm(NewsForm, visit.req.body)
    const about = { id: item?.id ?? FormId.parse(values['id']), item, version: versionOf(visit) }
    return showForm(visit, { ...about, ...(parsed.ok ? { preview: parsed.value } : { errors: parsed.errors }) })
  }

  const showChanged = async (visit: StaffVisit): Promise<void> => {
    const item = await news.read(visit.operator, idOf(visit))
    return showForm(visit, { id: item.id, item, isChanged: true })
  }

  const showForm = (visit: StaffVisit, shown: Shown): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const { errors = {}, isChanged = false } = shown
    if (isChanged) res.status(409)
    else if (shown.errors) res.status(422)
    const isTyped = 'title_en' in typed(req.body)
    const draft = isTyped ? { values: typed(req.body), ticks: (name: string) => textsIn(req.body, name) } : null
    const facts = { ...shown, isChanged, draft, errors: complaints(errors, t), brands: brandsOf() }
    show(res, 'staff/news-form', newsFormPage({ ...facts, today: dayOf(operator.now()), language, t }))
    return Promise.resolve()
  }

  const brandsOf = () => catalogue.all().brands

  return { list, form, open, publish, change, withdraw, preview }
}

const idOf = ({ req }: StaffVisit) => String(req.params['newsId'])
const versionOf = ({ req }: StaffVisit) => NewsVersion.parse(typed(req.body)['version'])
