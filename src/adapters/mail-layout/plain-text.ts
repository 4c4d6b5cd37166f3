import type { Letter, LetterLink } from '#domain/mails/letter.ts'

const WIDTH = 76

/** A letter for readers without HTML. Addresses stand alone on their line, so that every program makes them links. */
export function plainText(letter: Letter): string {
  const { heading, paragraphs, list, details, button, otherLink, notes, reason, frame } = letter
  const blocks = [
    `${heading}\n${'='.repeat(Math.min(WIDTH, Array.from(heading).length))}`,
    ...paragraphs.map(wrapped),
    list && [...(list.title === null ? [] : [list.title]), ...list.items.map((item) => `  - ${item}`)].join('\n'),
    details.length > 0 && inColumns(details),
    linked(button),
    otherLink && linked(otherLink),
    ...notes.map(wrapped),
    wrapped(`${reason.title} ${reason.text}`),
    `-- \n${frame.signature}\n${frame.portal.url}`,
  ]
  return `${blocks.filter((block) => typeof block === 'string').join('\n\n')}\n`
}

const linked = ({ label, url }: LetterLink): string => `${label}\n${url}`

/** Breaks at blanks only: a non-breaking one keeps its words together. */
function wrapped(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

/** Labels and values under each other, as on a form. */
function inColumns(details: Letter['details']): string {
  const width = Math.max(...details.map(({ label }) => label.length)) + 2
  return details.map(({ label, value }) => label.padEnd(width) + value).join('\n')
}
