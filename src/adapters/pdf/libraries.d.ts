declare module 'fontkit' {
  /** A parsed font: pdfkit takes it as it is, and only we hold it. */
  export interface ParsedFont {
    layout(text: string): object
  }
  export function create(data: Uint8Array): ParsedFont
}

/** What the published types of pdfkit leave out. */
declare namespace PDFKit.Mixins {
  interface PDFFont {
    registerFont(name: string, font: import('fontkit').ParsedFont): this
  }
  interface PDFAttachmentOptions {
    relationship?: 'Alternative'
  }
}
