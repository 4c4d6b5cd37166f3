import { COLOURS, type Point } from './measures.ts'
import type { Paper } from './paper.ts'

const SIZE = 32

/** The mark of the house on a square of 32: the wax, the ring pressed into it, the letter and the key. */
const WAX =
  'M31.3 16C31.3 17.1 31.1 18.3 30.7 19.4C30.4 20.4 29.6 21.3 29 22.3C28.4 23.2 27.9 24.1 27.2 24.9C26.6 25.8 26 26.8 25.2 27.5C24.4 28.2 23.3 28.7 22.3 29.1C21.3 29.5 20.2 29.6 19.2 29.8C18.1 30 17.1 30.2 16 30.3C14.9 30.3 13.8 30.3 12.8 30.1C11.7 29.9 10.7 29.6 9.6 29.2C8.6 28.8 7.5 28.4 6.6 27.8C5.6 27.2 4.6 26.5 3.9 25.6C3.3 24.7 3 23.5 2.7 22.4C2.4 21.3 2.5 20.2 2.4 19.1C2.2 18 2 17.1 1.9 16C1.9 14.9 1.8 13.8 1.9 12.8C2.1 11.7 2.5 10.7 3 9.7C3.4 8.7 3.9 7.8 4.5 6.9C5.2 6 5.9 5 6.7 4.4C7.6 3.7 8.6 3.2 9.6 2.8C10.6 2.3 11.7 2 12.7 1.7C13.8 1.4 14.9 1 16 0.9C17.1 0.8 18.3 1 19.3 1.3C20.4 1.7 21.3 2.5 22.2 3.2C23.1 3.8 23.8 4.5 24.6 5.2C25.5 5.8 26.3 6.4 27.1 7.2C27.8 7.9 28.5 8.8 29 9.7C29.6 10.6 30.1 11.7 30.4 12.7C30.8 13.7 31.2 14.9 31.3 16Z'
const LETTER = 'M20.4 12.1a5.9 5.9 0 1 0 0 7.8'
const KEYHOLE = 'M16.2 13.6a1.7 1.7 0 0 1 .9 3.1l.5 2.2h-2.8l.5-2.2a1.7 1.7 0 0 1 .9-3.1z'

/** Presses the seal, `width` wide, in the operator's colour. */
export function drawSeal(paper: Paper, { x, y }: Point, width: number, colour: string): void {
  const { pdf } = paper
  paper.artifact(() => {
    pdf
      .save()
      .translate(x, y)
      .scale(width / SIZE)
    pdf.path(WAX).fill(colour)
    pdf.strokeColor(COLOURS.white)
    pdf
      .circle(SIZE / 2, SIZE / 2, 10.6)
      .lineWidth(0.7)
      .strokeOpacity(0.45)
      .stroke()
      .strokeOpacity(1)
    pdf.path(LETTER).lineWidth(2.6).lineCap('round').stroke()
    pdf.path(KEYHOLE).fill(COLOURS.white)
    pdf.restore()
  })
}
