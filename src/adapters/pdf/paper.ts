import { COLOURS, PAGE, type Style } from './measures.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

export type Tag = 'Sect' | 'H1' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure'
export type Branch = PDFKit.PDFStructureElement

/** A document being written from top to bottom: where the next block goes, and what each piece of ink means to a reader's software. */
export class Paper {
  readonly pdf: PDFKit.PDFDocument
  readonly root: Branch
  /** Top of the next block. */
  y: number = PAGE.top
  /** Called on each new page, before anything else is written on it. */
  #onNewPage: (paper: Paper) => void = () => undefined

  constructor(pdf: PDFKit.PDFDocument) {
    this.pdf = pdf
    this.root = pdf.struct('Document')
    pdf.addStructure(this.root)
  }

  onNewPage(write: (paper: Paper) => void): void {
    this.#onNewPage = write
  }

  /** Begins a new page unless a block of this height fits; tells whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= PAGE.bottom) return false
    this.pdf.addPage()
    this.y = PAGE.top
    this.artifact(() => this.#onNewPage(this))
    return true
  }

  /** Adds a branch to the logical structure; `draw`, if given, is what it contains. */
  tag(parent: Branch, type: Tag, draw?: () => void, options: PDFKit.Mixins.StructureElementOptions = {}): Branch {
    const branch = this.pdf.struct(type, options, draw ? [draw] : undefined)
    parent.add(branch)
    return branch
  }

  /** Ink without meaning: rules, ornaments, what repeats on each page. */
  artifact(draw: () => void): void {
    this.pdf.markContent('Artifact')
    draw()
    this.pdf.endMarkedContent()
  }

  /** Writes text and tells where it ends. */
  write(text: string, { x, y, width }: Place, style: Style): number {
    this.#dress(style).text(text, x, y, { width, align: style.align, lineGap: lineGap(style) })
    return this.pdf.y
  }

  heightOf(text: string, width: number, style: Style): number {
    return this.#dress(style).heightOfString(text, { width, lineGap: lineGap(style) })
  }

  widthOf(text: string, style: Style): number {
    return this.#dress(style).widthOfString(text)
  }

  rule(y: number, { x = PAGE.left, to = PAGE.right, colour = COLOURS.line as string, width = 0.5 } = {}): void {
    this.artifact(() => {
      this.pdf.moveTo(x, y).lineTo(to, y).lineWidth(width).strokeColor(colour).stroke()
    })
  }

  #dress({ face, size, colour }: Style): PDFKit.PDFDocument {
    return this.pdf.font(face).fontSize(size).fillColor(colour)
  }
}

const lineGap = ({ size }: Style): number => size * 0.15
