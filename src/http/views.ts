import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import ejs from 'ejs'
import type { Response } from 'express'
import type { Translate } from '#platform/i18n.ts'
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
  const page = settings.strict ? strictModel(view, model.page) : model.page
  return fill(`/${view}`, { page, part: undefined, t: model.t, shell: model.shell })
}

interface Names {
  readonly page: object
  readonly part: unknown
  readonly t: Translate
  readonly shell: Shell | undefined
}

function fill(path: string, { page, part, t, shell }: Names): string {
  const insert = (inner: string, handed?: { readonly part: unknown }) =>
    fill(inner, { page, part: handed ? handed.part : part, t, shell })
  return template(path)({ page, part, t, shell, insert })
}

/** Answers with a page, compressed where the browser takes it, and kept by no cache: pages are personal. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a literal may say more
export function show<P extends Page>(res: Response, view: string, page: P): void {
  forgetDone(res)
  const html = Buffer.from(render(view, { page, t: res.locals.t, shell: res.locals.shell }))
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
  return ejs.compile(readFileSync(filename, 'utf8').replaceAll('<%- include(', '<%- insert('), {
    filename,
    strict: true,
    _with: false,
    destructuredLocals: ['page', 'part', 't', 'shell', 'insert'],
    escape: escapeHtml,
    rmWhitespace: true,
    compileDebug: settings.strict,
  })
}
