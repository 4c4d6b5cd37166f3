import { load, type CheerioAPI } from 'cheerio'
import { HtmlValidate } from 'html-validate'
import { readSections } from '#platform/i18n.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How the templates are laid out is no matter of the page.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // A button without a type submits its form, which is what ours are for.
    'no-implicit-button-type': 'off',
    // Said by CSS, which this check does not see.
    'tel-non-breaking': 'off',
    // Names of domains and ids of rows make good ids of elements.
    'valid-id': ['error', { relaxed: true }],
    // Ticks of one name are a list of answers.
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
    // A table that scrolls is a region, and what looks like no list is still one.
    'prefer-native-element': ['error', { exclude: ['region', 'list', 'listitem'] }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
})

const SECTIONS = readSections('en').map(([section]) => section)
const RAW_KEY = new RegExp(`(?<![\\w.@/-])(?:${SECTIONS.join('|')})(?:\\.[a-z][a-z0-9_]*){2,}(?![\\w.@/-])`, 'g')

/** Everything about a page that breaks one of our laws, in words; empty for a well-made one. */
export function faultsOf(html: string): string[] {
  const $ = load(html)
  return [
    ...headingFaults($),
    ...idFaults($),
    ...fieldFaults($),
    ...textFaults($),
    ...codeFaults($),
    ...htmlFaults(html),
  ]
}

function headingFaults($: CheerioAPI): string[] {
  const heading = $('h1').text().replace(/\s+/g, ' ').trim()
  const title = $('title').text().replace(/\s+/g, ' ').trim()
  return [
    ...($('h1').length === 1 ? [] : [`${$('h1').length} headings of the first level`]),
    ...(heading !== '' && title.startsWith(heading) ? [] : [`the title «${title}» does not begin with «${heading}»`]),
  ]
}

function idFaults($: CheerioAPI): string[] {
  const ids = $('[id]')
    .toArray()
    .map((element) => $(element).attr('id'))
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `#${id} stands twice`)
}

function fieldFaults($: CheerioAPI): string[] {
  const fields = $('input:not([type=hidden]), select, textarea').toArray()
  const hasLabel = (field: (typeof fields)[number]) => {
    const id = $(field).attr('id')
    return (
      $(field).closest('label').length > 0 ||
      (id !== undefined && $(`label[for="${id}"]`).length > 0) ||
      ($(field).attr('aria-label') ?? $(field).attr('aria-labelledby') ?? '') !== ''
    )
  }
  const forms = $('form[method=post]').toArray()
  return [
    ...fields.filter((field) => !hasLabel(field)).map((field) => `no label for ${$(field).attr('name') ?? 'a field'}`),
    ...forms
      .filter(
        (form) => ($(form).attr('action') ?? '').startsWith('/') && $(form).find('input[name=_csrf]').length !== 1,
      )
      .map((form) => `the form to ${$(form).attr('action')} has no token of its own`),
  ]
}

/** What must never be read: a value that was not there, an object as text, the name of a sentence instead of it. */
function textFaults($: CheerioAPI): string[] {
  const shown = $('title, body').clone()
  shown.find('textarea, pre, code').remove()
  const attributes = $('[title], [aria-label], [alt], [placeholder]')
    .toArray()
    .flatMap((element) => ['title', 'aria-label', 'alt', 'placeholder'].map((name) => $(element).attr(name) ?? ''))
  const text = [shown.text(), ...attributes].join('\n')
  return [
    ...(text.match(/\bundefined\b|\[object \w+\]|\bNaN\b|\bInvalid Date\b/g) ?? []).map((word) => `it says ${word}`),
    ...(text.match(/\{\w+\}/g) ?? []).map((blank) => `the blank ${blank} is not filled`),
    ...(text.match(RAW_KEY) ?? []).map((key) => `it says the key ${key}`),
  ]
}

/** The policy would not let it run; it must not even be there. */
function codeFaults($: CheerioAPI): string[] {
  const inline = $('*')
    .toArray()
    .flatMap((element) => Object.keys($(element).attr() ?? {}).filter((name) => /^on|^style$/.test(name)))
  const foreign = $('a[href], form[action], [src]')
    .toArray()
    .map((element) => $(element).attr('href') ?? $(element).attr('action') ?? $(element).attr('src') ?? '')
    .filter((address) => /^\s*(javascript|data|vbscript):/i.test(address))
  return [
    ...inline.map((name) => `an element has ${name}`),
    ...foreign.map((address) => `something leads to ${address}`),
    ...($('style, script:not([src])').length > 0 ? ['there is code in the page'] : []),
  ]
}

function htmlFaults(html: string): string[] {
  const { results } = validator.validateStringSync(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} (line ${line}): ${message}`),
  )
}
