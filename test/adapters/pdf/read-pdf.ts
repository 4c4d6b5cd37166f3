import { inflateSync } from 'node:zlib'

export interface PrintedPdf {
  /** The texts of each page, in the order in which they were written. */
  readonly pages: readonly (readonly string[])[]
  /** Embedded files by name. */
  readonly files: ReadonlyMap<string, string>
  readonly metadata: string
  /** Dictionaries of all objects, for what has no reading of its own. */
  readonly dictionaries: readonly string[]
}

interface PdfObject {
  readonly dictionary: string
  readonly stream: Buffer | null
}

type Objects = ReadonlyMap<string, PdfObject>

/** Reads back what our printer writes; no reader for other programs' files. */
export function readPdf(bytes: Buffer): PrintedPdf {
  const objects = readObjects(bytes)
  const all = [...objects.values()]
  const fonts = readFonts(objects)
  return {
    pages: all
      .filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))
      .map((page) => readPage(page, objects, fonts)),
    files: readFiles(objects),
    metadata: all.find(({ dictionary }) => /\/Subtype \/XML/.test(dictionary))?.stream?.toString('utf8') ?? '',
    dictionaries: all.map(({ dictionary }) => dictionary),
  }
}

function readObjects(bytes: Buffer): Objects {
  const objects = new Map<string, PdfObject>()
  const source = bytes.toString('latin1')
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = match
    const [dictionary = '', ...rest] = body.split('\nstream\n')
    const raw = Buffer.from(rest.join('\nstream\n').replace(/\nendstream$/, ''), 'latin1')
    const stream = /\/Filter \/FlateDecode/.test(dictionary) ? inflateSync(raw) : raw
    objects.set(id, { dictionary, stream: rest.length > 0 ? stream : null })
  }
  return objects
}

function readPage(page: PdfObject, objects: Objects, fonts: ReadonlyMap<string, readonly string[]>): string[] {
  const content = reference(page.dictionary, 'Contents', objects).stream?.toString('latin1') ?? ''
  const texts: string[] = []
  for (const [, fontName = '', shown = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf[\s\S]*?\[(.*?)\] TJ/g)) {
    const glyphs = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    texts.push(glyphs.map((glyph) => fonts.get(fontName)?.[parseInt(glyph, 16)] ?? '\uFFFD').join(''))
  }
  return texts
}

/** Text of each glyph, by the name that pages give the font. */
function readFonts(objects: Objects): ReadonlyMap<string, readonly string[]> {
  const fonts = new Map<string, readonly string[]>()
  for (const { dictionary } of objects.values())
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = reference(objects.get(id)?.dictionary ?? '', 'ToUnicode', objects).stream?.toString('latin1') ?? ''
      const entries = [...map.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) => [...list.matchAll(/<([^>]*)>/g)])
      fonts.set(
        name,
        entries.map(([, hex = '']) => fromUtf16(hex)),
      )
    }
  return fonts
}

const fromUtf16 = (hex: string): string =>
  (hex.match(/[0-9a-f]{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')

function readFiles(objects: Objects): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const { dictionary } of objects.values()) {
    const [, name] = /\/Type \/Filespec[\s\S]*?\/F \((.*?)\)/.exec(dictionary) ?? []
    const [, id] = /\/EF <<\s*\/F (\d+) 0 R/.exec(dictionary) ?? []
    if (name && id) files.set(name, objects.get(id)?.stream?.toString('utf8') ?? '')
  }
  return files
}

function reference(dictionary: string, key: string, objects: Objects): PdfObject {
  const [, id = ''] = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary) ?? []
  return objects.get(id) ?? { dictionary: '', stream: null }
}
