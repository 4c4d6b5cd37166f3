import { text, type XmlElement } from './xml.ts'

/** UN/CEFACT 2379 code 102: `YYYYMMDD`. */
export function date(isoDate: string, vocabulary: 'udt' | 'qdt' = 'udt'): XmlElement {
  return text(`${vocabulary}:DateTimeString`, isoDate.replaceAll('-', ''), { format: '102' })
}
