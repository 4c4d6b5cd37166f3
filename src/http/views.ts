import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import ejs from 'ejs'
import type { Response } from 'express'
import type { Translate } from '#platform/i18n.ts'
import { isKept } from '#presenters/kept.ts'
import type { Shell } from '#presenters/shell.ts'
import { forgetDone } from './done.ts'
import { escapeHtml } from './escape-html.ts'
import { strictModel } from './strict-model.ts'

/** Every page has a title: its h1 and the beginning of its `<title>`. */
export interface Page {
  readonly title: string
}

/** All that a template may name, beside the `part` that an include hands to a partial. */
export interface ViewModel {
  readonly page: object
  readonly t: Translate
  /** Absent in what has no frame around it: mails. */
  readonly shell?: Shell
}

const FOLDER = fileURLToPath(new URL('../../views', import.meta.url))

const settings = { strict: true, reload: false }

/** `strict`: a template that reads what it was not given fails. `reload`: templates are read again for each page. */
export function configureViews(changes: Partial<typeof settings>): void {
  Object.assign(settings, changes)
}

/**
 * Renders `views/<view>.ejs`. Templates name `page`, `t` and `shell`; partials are included by their address from the
 * root and are handed one object more, `part`: `<%- include('/partials/alert', { part: page.notice }) %>`.
 */
export function render(view: string, model: ViewModel): string {
  return fill(`/${view}`, { page: guarded(view, model.page, 'page'), part: undefined, t: model.t, shell: model.shell })
}

function guarded<Model extends object>(view: string, model: Model, name: string): Model {
  return settings.strict ? strictModel(view, model, name) : model
}

interface Names {
  readonly page: object
  readonly part: unknown
  readonly t: Translate
  /** Where a kept part is written, the icons alone. */
  readonly shell: Pick<Shell, 'icons'> | undefined
}

function fill(path: string, names: Names): string {
  const { page, part, t, shell } = names
  return template(path)({ page, part, t, shell, names, insert })
}

/** What templates call `include`: a partial, with a `part` of its own or that of the template it stands in. */
function insert(names: Names, path: string, handed?: { readonly part: unknown }): string {
  if (!handed) return fill(path, names)
  const { part } = handed
  if (isKept(part)) return fillOnce(path, part, names)
  const { page, t, shell } = names
  return fill(path, { page, part, t, shell })
}

const written = new WeakMap<object, Map<string, string>>()

/** A kept part is written once by each partial, which is therefore given nothing of the page that it stands on. */
function fillOnce(path: string, part: object, { t, shell }: Names): string {
  const known = written.get(part) ?? new Map<string, string>()
  const before = known.get(path)
  if (before !== undefined && !settings.strict) return before
  const names = { page: guarded(path, {}, 'page'), part: guarded(path, part, 'part'), t }
  const html = fill(path, { ...names, shell: shell && guarded(path, { icons: shell.icons }, 'shell') })
  if (before !== undefined && before !== html && !settings.reload)
    throw new Error(`${path}.ejs wrote a kept part in two ways`)
  written.set(part, known.set(path, html))
  return html
}

/** Answers with a page, compressed where the browser takes it, and kept by no cache: pages are personal. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a literal may say more
export function show<P extends Page>(res: Response, view: string, page: P): void {
  forgetDone(res)
  const html = bytesOf(render(view, { page, t: res.locals.t, shell: res.locals.shell }))
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Vary', 'Accept-Encoding, Cookie')
  const gzip = html.length > SMALLEST_TO_COMPRESS && res.req.acceptsEncodings(['gzip']) === 'gzip'
  if (gzip) res.setHeader('Content-Encoding', 'gzip')
  const body = gzip ? gzipSync(html, { level: 1 }) : html
  res.setHeader('Content-Length', body.length)
  res.end(body)
}

const SMALLEST_TO_COMPRESS = 1024

/** A page's text as UTF-8. `Buffer.from` reads it twice, to measure and to write, and takes twice as long. */
function bytesOf(html: string): Buffer {
  const bytes = Buffer.allocUnsafe(html.length * MOST_BYTES_A_UNIT)
  return bytes.subarray(0, bytes.write(html))
}

/** UTF-8 writes one UTF-16 unit in three bytes, and two in four. */
const MOST_BYTES_A_UNIT = 3

/** Compiles every template, so that a broken one stops the start and not a customer's page. */
export function compileViews(): void {
  for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ejs')) template(`/${name.slice(0, -'.ejs'.length)}`)
  }
}

const templates = new Map<string, ejs.TemplateFunction>()

function template(path: string): ejs.TemplateFunction {
  const compiled = (settings.reload ? undefined : templates.get(path)) ?? compile(path)
  templates.set(path, compiled)
  return compiled
}

/**
 * EJS without `with`, which would let a value of the page replace the escaping (mde/ejs#803), and twice as fast. What
 * templates call `include` is ours, because EJS's own looks its file up and copies its options and the model each time.
 */
function compile(path: string): ejs.TemplateFunction {
  const filename = `${FOLDER}${path}.ejs`
  return ejs.compile(
    withoutEmptyLines(readFileSync(filename, 'utf8').replaceAll('<%- include(', '<%- insert(names, ')),
    {
      filename,
      strict: true,
      _with: false,
      destructuredLocals: ['page', 'part', 't', 'shell', 'names', 'insert'],
      escape: escapeHtml,
      rmWhitespace: true,
      compileDebug: settings.strict,
    },
  )
}

/** Lines that only decide or repeat would be empty lines of every page. */
const withoutEmptyLines = (template: string) => template.replaceAll(/^(<%(?![-=#%])(?:(?!%>).)*[^-])%>$/gm, '$1-%>')
