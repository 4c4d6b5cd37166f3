import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type ParsedFont } from 'fontkit'

export type Face = 'regular' | 'bold'

const FILES: Readonly<Record<Face, string>> = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
}

/** Parsed once for all documents: parsing a font costs several times what printing a document does. */
let parsed: Readonly<Record<Face, ParsedFont>> | undefined

/** Makes the house's type known to a document. It covers Latin, Greek and Cyrillic, which names need, and is embedded as a subset. */
export function registerFonts(pdf: PDFKit.PDFDocument): void {
  parsed ??= { regular: parse(FILES.regular), bold: parse(FILES.bold) }
  pdf.registerFont('regular', parsed.regular).registerFont('bold', parsed.bold)
}

const { resolve } = createRequire(import.meta.url)

/**
 * Letters that others are composed of. A font keeps each glyph as it first meets it: met as a part of À alone, A would
 * have no text in any later document, and would be missing where one searches or copies it.
 */
const PARTS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzıȷ´`ˆ˜¨°¸ˇ˘˙˝˛¯'

function parse(file: string): ParsedFont {
  const font = create(readFileSync(resolve(file)))
  font.layout(PARTS)
  return font
}
