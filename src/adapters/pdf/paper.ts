import { COLOURS, mm, PAGE, STYLES, TEXT_WIDTH, type Style } from './measures.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

interface RuleLook {
  readonly x?: number
  readonly to?: number
  readonly colour?: string
  readonly width?: number
}

export type Tag = 'H1' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure'
export type Branch = PDFKit.PDFStructureElement

const RUNNING_HEAD: Place = { x: PAGE.left, y: mm(18), width: TEXT_WIDTH }

/** A document being written from top to bottom: where the next block goes, and what each piece of ink means to a reader's software. */
export class Paper {
  readonly pdf: PDFKit.PDFDocument
  readonly root: Branch
  /** Top of the next block. */
  y: number = PAGE.top
  readonly #runningHead: string

  /** `runningHead` stands on top of the second and later pages. */
  constructor(pdf: PDFKit.PDFDocument, runningHead: string) {
    this.pdf = pdf
    this.#runningHead = runningHead
    this.root = pdf.struct('Document')
    pdf.addStructure(this.root)
  }

  /** Begins a new page unless a block of this height fits; tells whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= PAGE.bottom) return false
    this.pdf.addPage()
    this.y = PAGE.top
    this.artifact(() => this.write(this.#runningHead, RUNNING_HEAD, STYLES.small))
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

  /** Writes text as a piece of its own for a reader's software, and tells where it ends. */
  piece(parent: Branch, tag: Tag, text: string, place: Place, style: Style): number {
    let end = place.y
    this.tag(parent, tag, () => {
      end = this.write(text, place, style)
    })
    return end
  }

  heightOf(text: string, width: number, style: Style): number {
    return this.#dress(style).heightOfString(text, { width, lineGap: lineGap(style) })
  }

  widthOf(text: string, style: Style): number {
    return this.#dress(style).widthOfString(text)
  }

  rule(y: number, { x = PAGE.left, to = PAGE.right, colour = COLOURS.line, width = 0.5 }: RuleLook = {}): void {
    this.artifact(() => {
      this.pdf.moveTo(x, y).lineTo(to, y).lineWidth(width).strokeColor(colour).stroke()
    })
  }

  #dress({ face, size, colour }: Style): PDFKit.PDFDocument {
    return this.pdf.font(face).fontSize(size).fillColor(colour)
  }
}

const lineGap = ({ size }: Style): number => size * 0.15
