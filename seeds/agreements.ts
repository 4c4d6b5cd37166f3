import type { SupplierCode } from '#domain/catalogue/brand.ts'
import type { Localised } from '#domain/shared/language.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import type { Services } from '#services/index.ts'
import { SUPPLIERS } from './catalogue/suppliers.ts'

interface Place {
  readonly country: Localised
  /** Outside the European Economic Area: what the transfer rests on. */
  readonly transfer: Localised | null
}

const ADEQUATE: Localised = {
  en: 'The transfer rests on an adequacy decision of the European Commission.',
  fr: 'Le transfert repose sur une décision d’adéquation de la Commission européenne.',
}
const CLAUSES: Localised = {
  en: 'The transfer rests on the standard contractual clauses of the European Commission.',
  fr: 'Le transfert repose sur les clauses contractuelles types de la Commission européenne.',
}

const PLACES: Readonly<Record<SupplierCode, Place>> = {
  sectigo: { country: { en: 'the United Kingdom', fr: 'au Royaume-Uni' }, transfer: ADEQUATE },
  digicert: { country: { en: 'the United States', fr: 'aux États-Unis' }, transfer: CLAUSES },
  globalsign: { country: { en: 'Belgium and Japan', fr: 'en Belgique et au Japon' }, transfer: ADEQUATE },
  harica: { country: { en: 'Greece', fr: 'en Grèce' }, transfer: null },
  certigna: { country: { en: 'France', fr: 'en France' }, transfer: null },
  signiflow: { country: { en: 'the United Kingdom', fr: 'au Royaume-Uni' }, transfer: ADEQUATE },
}

/** An agreement of the demo: plain sentences, invented, and no legal advice to anybody. */
export function demoAgreement(code: SupplierCode, supplier: string): Localised {
  const { country, transfer } = PLACES[code]
  return {
    en: `This agreement says how ${supplier} handles the personal data in your orders. It follows article 28 of the General Data Protection Regulation.

## Which data
- Names, job titles, phone numbers and e-mail addresses of the people named in an order
- Name, address and registration number of the organization
- The certificate request, and the names in it

## What for
To verify what a certificate says, to issue it, to revoke it, and to keep the records that the rules for certification authorities require. Nothing else: no advertising, no sale, no profiling.

## Where and how long
The data is handled in ${country.en}. ${transfer?.en ?? 'It does not leave the European Economic Area.'} Records of a verification are kept for two years after the end of the certificate, then deleted.

## Your rights
You can ask us at any time what is held, have it corrected, and have deleted what the rules do not require to be kept. We pass your request on within three working days.

## Incidents
${supplier} tells us of a breach within 48 hours, and we tell you without delay.`,
    fr: `Cet accord précise comment ${supplier} traite les données personnelles de vos commandes. Il suit l’article 28 du règlement général sur la protection des données.

## Quelles données
- Noms, fonctions, numéros de téléphone et adresses de courriel des personnes nommées dans une commande
- Nom, adresse et numéro d’immatriculation de l’organisation
- La demande de certificat et les noms qu’elle contient

## À quelles fins
Vérifier ce qu’affirme un certificat, le délivrer, le révoquer et conserver les traces qu’exigent les règles des autorités de certification. Rien d’autre\u00a0: ni publicité, ni vente, ni profilage.

## Où et combien de temps
Les données sont traitées ${country.fr}. ${transfer?.fr ?? 'Elles ne quittent pas l’Espace économique européen.'} Les traces d’une vérification sont conservées deux ans après la fin du certificat, puis effacées.

## Vos droits
Vous pouvez nous demander à tout moment quelles données sont détenues, les faire rectifier et faire effacer celles dont les règles n’exigent pas la conservation. Nous transmettons votre demande sous trois jours ouvrés.

## Incidents
${supplier} nous signale toute violation sous 48 heures, et nous vous en informons sans délai.`,
  }
}

/** Publishes the first version of every supplier's agreement where there is none. */
export async function publishAgreements({ agreements }: Services, operator: OperatorScope): Promise<void> {
  for (const { code, name } of SUPPLIERS) await agreements.publish(operator, code, 0, demoAgreement(code, name))
}

/** Accepts the current version of every agreement for an account. */
export async function acceptAgreements({ agreements }: Services, scope: AccountScope): Promise<void> {
  for (const { supplier, current } of await agreements.readAll(scope)) {
    await agreements.accept(scope, supplier, current.version)
  }
}

/** SigniFlow has moved: its second version waits to be accepted, which closes no order form that would open otherwise. */
export async function publishNewerAgreement({ agreements }: Services, operator: OperatorScope): Promise<void> {
  const first = demoAgreement('signiflow', 'SigniFlow')
  await agreements.publish(operator, 'signiflow', 1, {
    en: `${first.en}\n\n## Since the first version\nThe data is now also copied to a second site in Ireland, for safety.`,
    fr: `${first.fr}\n\n## Depuis la première version\nLes données sont désormais aussi copiées sur un second site en Irlande, par sécurité.`,
  })
}
