import type { Localised } from '#domain/shared/language.ts'

/** What a document must say when it bears no VAT. Legal wording: a change of the law is a new key, not a new text. */
export const VAT_MENTIONS = {
  fr_reverse_charge: {
    en: 'Reverse charge – art. 283-2 of the French tax code (CGI); art. 44 and 196 of Directive 2006/112/EC',
    fr: 'Autoliquidation – art. 283-2 du CGI\u00a0; art. 44 et 196 de la directive 2006/112/CE',
  },
  fr_outside_eu: {
    en: 'Not subject to French VAT – art. 259-1 of the French tax code (CGI)',
    fr: 'TVA non applicable – art. 259-1 du CGI',
  },
  fr_outside_eu_consumer: {
    en: 'Not subject to French VAT – art. 259 D of the French tax code (CGI)',
    fr: 'TVA non applicable – art. 259 D du CGI',
  },
  fr_untaxed_department: {
    en: 'Not subject to VAT – art. 294-1 of the French tax code (CGI)',
    fr: 'TVA non applicable – art. 294-1 du CGI',
  },
  gb_reverse_charge: {
    en: 'Outside the scope of UK VAT – reverse charge: the customer accounts for VAT (art. 44 and 196 of Directive 2006/112/EC)',
    fr: 'Hors du champ de la TVA britannique – autoliquidation par le client (art. 44 et 196 de la directive 2006/112/CE)',
  },
  gb_outside_scope: {
    en: 'Outside the scope of UK VAT – section 7A of the Value Added Tax Act 1994',
    fr: 'Hors du champ de la TVA britannique – art. 7A du Value Added Tax Act 1994',
  },
} as const satisfies Record<string, Localised>
export type VatMention = keyof typeof VAT_MENTIONS
