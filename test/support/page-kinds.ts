import { load, type CheerioAPI } from 'cheerio'
import type { AnyNode } from 'domhandler'
import type { OpenedPage } from './forms.ts'

/** The first page of every route, and every other page that shows something which no page before it has shown. */
export function oneOfEachKind(pages: readonly OpenedPage[]): OpenedPage[] {
  const [shapes, routes, shown] = [new Set<string>(), new Set<string>(), new Set<string>()]
  return pages.filter(({ route, answer }) => {
    const shape = shapeOf(answer.text)
    if (shapes.has(shape)) return false
    shapes.add(shape)

    const fresh = kindsOn(shape).filter((kind) => !shown.has(kind))
    for (const kind of fresh) shown.add(kind)
    const isFirst = answer.status === 200 && !routes.has(route.name)
    if (isFirst) routes.add(route.name)
    return isFirst || fresh.length > 0
  })
}

/** A page without its words and addresses. */
const shapeOf = (html: string) => html.replace(/>[^<]*</g, '><').replace(/ (?!class|role|type)[\w-]+="[^"]*"/g, '')

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
  const { class: classes = '', role = '', type = '' } = $(node).attr() ?? {}
  return `${node.name} ${classes} ${role} ${type}`
}
