import { load, type CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import { addressesOf, queriesOf } from './example-addresses.ts'
import type { Example } from './examples.ts'
import type { Answer } from './ask.ts'
import { mayOpen, opener, type Fields, type Person, type Sweep, type SweptRoute } from './sweep.ts'

/** A page of the sweep as somebody has opened it. */
export interface OpenedPage {
  readonly route: SweptRoute
  readonly address: string
  readonly example: Example
  readonly login: string | null
  readonly answer: Answer
}

/** A form that posts, as it stands on a page before anybody has touched it. */
export interface FoundForm extends Omit<OpenedPage, 'route' | 'answer'> {
  /** The line that takes it. */
  readonly route: SweptRoute
  readonly action: string
  /** What it would send, without its token. */
  readonly fields: Fields
  /** Everything that it could send. */
  readonly names: readonly string[]
}

/** Opens every page in every example and with every query: as somebody whose page it is, or what `person` may open. */
export async function openPages(
  sweep: Sweep,
  headers: Readonly<Record<string, string>> = {},
  person?: Person,
): Promise<OpenedPage[]> {
  const pages: OpenedPage[] = []
  const isOpen = (route: SweptRoute) => !person || (route.audience === person.audience && mayOpen(route, person))
  for (const route of sweep.routes.filter((one) => one.method === 'get' && isOpen(one))) {
    for (const { address, example } of addressesOf(route.path, sweep.examples)) {
      const login = person ? person.login : opener(route, example)
      for (const query of ['', ...queriesOf(route.path, sweep.examples)]) {
        const answer = await sweep.visitor(login).get(address + query, headers)
        pages.push({ route, address: address + query, example, login, answer })
      }
    }
  }
  return pages
}

/** A whole page of ours: neither a file, nor a piece of a page, nor a mail that is shown in a frame. */
export const isPage = ({ answer: { headers, text } }: Pick<OpenedPage, 'answer'>) =>
  (headers.get('content-type') ?? '').startsWith('text/html') &&
  text.includes('<html') &&
  !(headers.get('content-security-policy') ?? '').includes('sandbox')

/** Every form that posts on these pages, once for each line that takes it and each example. */
export function findForms(sweep: Pick<Sweep, 'routes'>, pages: readonly OpenedPage[]): FoundForm[] {
  const found = new Map<string, FoundForm>()
  for (const page of pages.filter(isPage)) {
    const $ = load(page.answer.text)
    for (const element of $('form[method=post]').toArray()) {
      const form = $(element)
      const buttons = form.find('button[formaction], button[data-address]').toArray()
      const elsewhere = buttons.map((button) => $(button).attr('formaction') ?? $(button).attr('data-address'))
      const actions = [form.attr('action'), ...elsewhere]
      for (const action of actions.filter((one): one is string => one !== undefined && one.startsWith('/'))) {
        const route = routeOf(sweep.routes, action)
        const controls = controlsOf($, element)
        const names = [...new Set(controls.map((control) => $(control).attr('name') ?? ''))]
        const key = [route.name, action, ...names].join(' ')
        if (!found.has(key))
          found.set(key, { ...page, route, action, names, fields: controls.flatMap((one) => sentBy($, one)) })
      }
    }
  }
  return [...found.values()]
}

function routeOf(routes: readonly SweptRoute[], action: string): SweptRoute {
  const [path = ''] = action.split('?')
  const fits = ({ method, path: pattern }: SweptRoute) =>
    method === 'post' && new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path)
  const route = routes.find(fits)
  if (!route) throw new Error(`a form posts to ${action}, which no line takes`)
  return route
}

function controlsOf($: CheerioAPI, form: Element): Element[] {
  const id = $(form).attr('id')
  const outside = id ? $(`[form="${id}"][name]`).toArray() : []
  return [...$(form).find('[name]').toArray(), ...outside].filter(
    (control) => !$(control).is('[name=_csrf], [type=file]'),
  )
}

/** What a control sends as it stands. */
function sentBy($: CheerioAPI, control: Element): Fields {
  const field = $(control)
  const name = field.attr('name') ?? ''
  if (field.is('select')) {
    const chosen = field.find('option[selected]')
    return [[name, (chosen.length > 0 ? chosen : field.find('option')).first().attr('value') ?? '']]
  }
  if (field.is('textarea')) return [[name, field.text()]]
  if (field.is('[type=checkbox], [type=radio], button') && !field.is('[checked]')) return []
  return [[name, field.attr('value') ?? '']]
}
