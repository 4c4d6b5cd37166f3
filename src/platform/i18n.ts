import { readdirSync, readFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { compileMessage, type Message, type MessageSource, type MessageValues } from './message.ts'
import type { MessageKey } from './message-keys.ts'

/** Says a message in one language. `count` among the values chooses the plural. */
export type Translate = (key: MessageKey, values?: MessageValues) => string

const LOCALES = new URL('../../locales/', import.meta.url)

type Catalogue = ReadonlyMap<string, Message>
type Tree = { readonly [name: string]: Tree | MessageSource }

const catalogues = new Map<Language, Catalogue>()

/** The words of a language, read once from its folder and ready to be said. */
function catalogueOf(language: Language): Catalogue {
  const known = catalogues.get(language)
  if (known) return known
  const messages = new Map<string, Message>()
  for (const [section, tree] of readSections(language)) collect(messages, language, section, tree)
  catalogues.set(language, messages)
  return messages
}

/** Every section of a language as its file has it. */
export function readSections(language: Language): readonly (readonly [section: string, tree: Tree])[] {
  const folder = new URL(`${language}/`, LOCALES)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.map((name) => [
    name.slice(0, -'.json'.length),
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Tree,
  ])
}

function collect(messages: Map<string, Message>, language: Language, prefix: string, tree: Tree): void {
  for (const [name, node] of Object.entries(tree)) {
    const key = `${prefix}.${name}`
    if (isMessage(node)) messages.set(key, compileMessage(node, language))
    else collect(messages, language, key, node)
  }
}

const isMessage = (node: Tree | MessageSource): node is MessageSource =>
  typeof node === 'string' || typeof node['other'] === 'string'

/** What becomes of a message that is not there or lacks a value: a test fails, a customer's page stands. */
let reportFault = (fault: string): void => {
  throw new Error(fault)
}

/** Production logs what is wrong with a message instead of failing the page. */
export function reportMessageFaultsTo(report: (fault: string) => void): void {
  reportFault = report
}

const translators = new Map<Language, Translate>()

/** The translator of a language; always the same one, so that what is made of its words alone can be kept by it. */
export function translator(language: Language): Translate {
  const known = translators.get(language) ?? translatorOf(catalogueOf(language), language)
  translators.set(language, known)
  return known
}

function translatorOf(messages: Catalogue, language: Language): Translate {
  return (key, values) => {
    const message = messages.get(key)
    if (typeof message === 'string') return message
    if (message)
      return message(values ?? {}, (blank) => reportFault(`${key} (${language}) needs a value for {${blank}}`))
    reportFault(`there is no message ${key} (${language})`)
    return key
  }
}

/** Whether there is such a message, for keys that come from outside. */
export const isMessageKey = (key: string): key is MessageKey => catalogueOf('en').has(key)

/** Reads every language, so that a broken file stops the start and not a customer's page. */
export function loadLanguages(): void {
  for (const language of LANGUAGES) catalogueOf(language)
}
