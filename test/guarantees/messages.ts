import type { Language } from '#domain/shared/language.ts'
import { readSections } from '#platform/i18n.ts'
import type { MessageSource } from '#platform/message.ts'

type Tree = { readonly [name: string]: Tree | MessageSource }

/** Every message of a language by its key, in the order of its files. */
export function messagesOf(language: Language): ReadonlyMap<string, MessageSource> {
  return new Map(readSections(language).flatMap(([section, tree]) => leaves(section, tree)))
}

export function sentencesOf(source: MessageSource): readonly string[] {
  return typeof source === 'string' ? [source] : Object.values(source)
}

function leaves(prefix: string, tree: Tree): [string, MessageSource][] {
  return Object.entries(tree).flatMap(([name, node]): [string, MessageSource][] =>
    isMessage(node) ? [[`${prefix}.${name}`, node]] : leaves(`${prefix}.${name}`, node),
  )
}

const isMessage = (node: Tree | MessageSource): node is MessageSource =>
  typeof node === 'string' || typeof node['other'] === 'string'
