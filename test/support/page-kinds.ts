import { load, type CheerioAPI } from 'cheerio'
import type { AnyNode } from 'domhandler'
import type { OpenedPage } from './forms.ts'

interface Candidate {
  readonly page: OpenedPage
  readonly kinds: readonly string[]
}

/** The first page of every route, and as many others as it takes to show everything that is shown anywhere. */
export function oneOfEachKind(pages: readonly OpenedPage[]): OpenedPage[] {
  const candidates = oneOfEachShape(pages)
  const firsts = firstOfEachRoute(candidates)
  // Those that show most go first, because they make others needless.
  const others = candidates.filter((one) => !firsts.has(one)).toSorted((a, b) => b.kinds.length - a.kinds.length)
  const shown = new Set([...firsts].flatMap(({ kinds }) => kinds))
  const needed = others.filter(({ kinds }) => {
    const fresh = kinds.filter((kind) => !shown.has(kind))
    for (const kind of fresh) shown.add(kind)
    return fresh.length > 0
  })
  return [...firsts, ...needed].map(({ page }) => page)
}

function oneOfEachShape(pages: readonly OpenedPage[]): Candidate[] {
  const shapes = new Map<string, OpenedPage>()
  for (const page of pages) {
    const shape = shapeOf(page.answer.text)
    if (!shapes.has(shape)) shapes.set(shape, page)
  }
  return [...shapes].map(([shape, page]) => ({ page, kinds: kindsOn(shape) }))
}

function firstOfEachRoute(candidates: readonly Candidate[]): ReadonlySet<Candidate> {
  const firsts = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const { route, answer } = candidate.page
    if (answer.status === 200 && !firsts.has(route.name)) firsts.set(route.name, candidate)
  }
  return new Set(firsts.values())
}

/** A page without its words and addresses. */
const shapeOf = (html: string) =>
  html.replace(/>[^<]*</g, '><').replace(/ (?!class|role|type|aria-current)[\w-]+="[^"]*"/g, '')

/** Every kind of element within its parents, because these give it colour and room, and how the headings go down. */
function kindsOn(shape: string): string[] {
  const $ = load(shape)
  const levels = $('h1, h2, h3, h4')
    .toArray()
    .map(({ name }) => name)
  const steps = levels.map((level, index) => `${levels[index - 1] ?? ''} ${level}`)
  const kinds = $('body *')
    .toArray()
    .map((element) => [element.parent?.parent, element.parent, element].map((one) => lookOf($, one)).join(' > '))
  return [...new Set([...kinds, ...steps])]
}

function lookOf($: CheerioAPI, node: AnyNode | null | undefined): string {
  if (!node || !('name' in node)) return ''
  const { class: classes = '', role = '', type = '', 'aria-current': current = '' } = $(node).attr() ?? {}
  return `${node.name} ${classes} ${role} ${type} ${current}`
}
