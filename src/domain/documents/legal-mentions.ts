import type { Language, Localised } from '#domain/shared/language.ts'
import type { DocumentKind, Seller } from './document.ts'

/** The sentences that the seller's law asks for on a kind of document, in the document's language. */
export function legalMentions(kind: DocumentKind, seller: Seller, language: Language): readonly string[] {
  const law = seller.address.country === 'FR' ? FRENCH : BRITISH
  return law[kind].map((mention) => mention[language])
}

type Mentions = Readonly<Record<DocumentKind, readonly Localised[]>>

const QUOTE: Localised = {
  en: 'To accept this quote, return it signed and dated, or send us your purchase order that names its number.',
  fr: 'Pour accepter ce devis, renvoyez-le daté et signé avec la mention «\u00a0Bon pour accord\u00a0», ou envoyez-nous votre bon de commande qui en cite le numéro.',
}

/** Order of 1 January 2022, decree 2022-1299: category of the operation. */
const SERVICES: Localised = {
  en: 'Category of operation: supply of services.',
  fr: 'Opération\u00a0: prestation de services.',
}

/** C. com. art. L441-9 (mentions), L441-10 and D441-5 (penalties, 40 €). */
const FRENCH: Mentions = {
  quote: [QUOTE],
  invoice: [
    SERVICES,
    {
      en: 'No discount for early payment.',
      fr: 'Pas d’escompte pour paiement anticipé.',
    },
    {
      en: 'Late payment: penalty at the refinancing rate of the European Central Bank plus 10 percentage points, and never less than three times the legal interest rate, from the day after the due date, without reminder.',
      fr: 'Retard de paiement\u00a0: pénalités au taux de refinancement de la Banque centrale européenne majoré de 10 points, sans être inférieures à trois fois le taux d’intérêt légal, dès le lendemain de l’échéance et sans rappel.',
    },
    {
      en: 'Fixed compensation for recovery costs in case of late payment: €40.',
      fr: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement\u00a0: 40\u00a0€.',
    },
  ],
  credit_note: [SERVICES],
  late_charges: [
    {
      en: 'Penalties and compensation under article L441-10 of the French commercial code, not subject to VAT.',
      fr: 'Pénalités et indemnité de l’article L441-10 du code de commerce, hors du champ de la TVA.',
    },
  ],
}

/** Late Payment of Commercial Debts (Interest) Act 1998. */
const BRITISH: Mentions = {
  quote: [QUOTE],
  invoice: [
    {
      en: 'Late payment: statutory interest at 8% over the Bank of England base rate and a fixed sum for recovery costs, under the Late Payment of Commercial Debts (Interest) Act 1998.',
      fr: 'Retard de paiement\u00a0: intérêts légaux au taux de base de la Banque d’Angleterre majoré de 8\u00a0% et somme forfaitaire pour frais de recouvrement, selon le Late Payment of Commercial Debts (Interest) Act 1998.',
    },
  ],
  credit_note: [],
  late_charges: [
    {
      en: 'Interest and compensation under the Late Payment of Commercial Debts (Interest) Act 1998, outside the scope of VAT.',
      fr: 'Intérêts et indemnité selon le Late Payment of Commercial Debts (Interest) Act 1998, hors du champ de la TVA.',
    },
  ],
}
