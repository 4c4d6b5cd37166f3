import type { Face } from './fonts.ts'

/** Millimetres in PDF points. */
export const mm = (length: number): number => (length * 72) / 25.4

export const PAGE = {
  width: mm(210),
  left: mm(20),
  right: mm(190),
  /** Where the body of the second and later pages begins. */
  top: mm(30),
  /** Below it are the seller's identity and the page number. */
  bottom: mm(278),
} as const

export const TEXT_WIDTH = PAGE.right - PAGE.left

/** Height of a line in the sums at the end. */
export const SUM_ROW = mm(5)

export const COLOURS = {
  ink: '#17233a',
  soft: '#525d73',
  line: '#d9d6ce',
  firmLine: '#17233a',
  sunk: '#f5f4f0',
  white: '#ffffff',
} as const

export interface Style {
  readonly face: Face
  readonly size: number
  readonly colour: string
  readonly align: 'left' | 'right' | 'center'
}

const BODY: Style = { face: 'regular', size: 8.5, colour: COLOURS.ink, align: 'left' }

export const STYLES = {
  body: BODY,
  bold: { ...BODY, face: 'bold' },
  figure: { ...BODY, align: 'right' },
  boldFigure: { ...BODY, face: 'bold', align: 'right' },
  label: { ...BODY, colour: COLOURS.soft },
  small: { ...BODY, size: 7, colour: COLOURS.soft },
  caption: { ...BODY, size: 7, colour: COLOURS.soft, align: 'center' },
  smallFigure: { ...BODY, size: 7, colour: COLOURS.soft, align: 'right' },
  heading: { ...BODY, face: 'bold', size: 10 },
  name: { ...BODY, face: 'bold', size: 13 },
  title: { ...BODY, face: 'bold', size: 20 },
  addressee: { ...BODY, face: 'bold', size: 10 },
  address: { ...BODY, size: 10 },
  number: { ...BODY, size: 11, colour: COLOURS.soft },
  grandTotal: { ...BODY, face: 'bold', size: 11 },
  grandTotalFigure: { ...BODY, face: 'bold', size: 11, align: 'right' },
} as const satisfies Record<string, Style>

export interface Point {
  readonly x: number
  readonly y: number
}
