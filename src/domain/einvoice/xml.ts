/** An element of a document without mixed content: it holds text or other elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly XmlElement[]
}

type Child = XmlElement | null | readonly XmlElement[]

/** An element with text. */
export function text(name: string, value: string, attributes: Readonly<Record<string, string>> = {}): XmlElement {
  return { name, attributes, content: value }
}

/** An element with children; `null` stands for one that the document lacks. */
export function group(name: string, ...children: readonly Child[]): XmlElement {
  return { name, attributes: {}, content: children.flatMap((child) => child ?? []) }
}

/** Writes a whole document, indented, in UTF-8. */
export function serialise(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`
}

function write({ name, attributes, content }: XmlElement, indent: string): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(' ')
  if (content.length === 0) return `${indent}<${opening}/>\n`
  if (typeof content === 'string') return `${indent}<${opening}>${escapeXml(content)}</${name}>\n`
  const children = content.map((child) => write(child, `${indent}  `)).join('')
  return `${indent}<${opening}>\n${children}${indent}</${name}>\n`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 §2.2 has no way to write the other control characters and lone surrogates, so they become blanks. */

const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu

/** A text as XML content or attribute value. */
export function escapeXml(value: string): string {
  return value.replace(UNWRITABLE, ' ').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
