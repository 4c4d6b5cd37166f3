import type { NewsDraft } from '#domain/news/news.ts'
import { addDays, dayOf } from '#domain/shared/time.ts'
import type { OperatorScope } from '#platform/scope.ts'
import type { Services } from '#services/index.ts'

type DemoNews = Omit<NewsDraft, 'startsOn' | 'endsOn' | 'purchaseOptions' | 'accountKinds'> &
  Partial<Pick<NewsDraft, 'purchaseOptions' | 'accountKinds'>> & {
    readonly fromDay: number
    readonly toDay: number | null
  }

/** What the operator of the demo tells its customers; days count from today. */
const NEWS: readonly DemoNews[] = [
  {
    kind: 'news',
    brand: null,
    fromDay: -3,
    toDay: 60,
    title: {
      en: 'Holidays: our audit team is there between the years',
      fr: 'Fêtes de fin d’année\u00a0: l’équipe d’audit reste présente',
    },
    body: {
      en: 'Orders with organization validation are worked on between the years as well, from 9 to 17 o’clock. Domain validation runs by itself, day and night.\n\nIf a certificate ends in the first days of January, please order its renewal before the holidays: public registers and switchboards answer slowly then. [See what is due](/orders/to-renew).',
      fr: 'Les commandes avec validation de l’organisation sont traitées aussi entre les fêtes, de 9\u00a0h à 17\u00a0h. La validation de domaine fonctionne d’elle-même, jour et nuit.\n\nSi un certificat expire dans les premiers jours de janvier, commandez son renouvellement avant les fêtes\u00a0: registres publics et standards répondent lentement à cette période. [Voir ce qui est à renouveler](/orders/to-renew).',
    },
  },
  {
    kind: 'news',
    brand: null,
    fromDay: -16,
    toDay: null,
    title: {
      en: 'Certificates get shorter: 100 days from March 2027',
      fr: 'Des certificats plus courts\u00a0: 100 jours à partir de mars 2027',
    },
    body: {
      en: 'From 15 March 2027 no public server certificate may live longer than 100 days. Plans of one or several years stay as they are; within a plan the next certificate costs nothing.\n\n- You need not do anything today.\n- Certificates that want their successor are listed under [Recommended reissues](/orders/to-reissue).',
      fr: 'À partir du 15 mars 2027, aucun certificat serveur public ne pourra durer plus de 100 jours. Les périodes d’un ou plusieurs ans restent inchangées\u00a0; dans une période, le certificat suivant ne coûte rien.\n\n- Vous n’avez rien à faire aujourd’hui.\n- Les certificats à faire réémettre figurent sous [Réémissions recommandées](/orders/to-reissue).',
    },
  },
  {
    kind: 'news',
    brand: null,
    purchaseOptions: ['bulk'],
    fromDay: -9,
    toDay: 30,
    title: { en: 'Tokens keep their value', fr: 'Vos jetons gardent leur valeur' },
    body: {
      en: 'Prices of several brands rise in January. Tokens that you hold, or buy before 31 December, pay for a year of their product at any time, whatever it costs then.',
      fr: 'Les tarifs de plusieurs marques augmentent en janvier. Les jetons que vous détenez, ou que vous achetez avant le 31 décembre, règlent une année de leur produit à tout moment, quel que soit alors son prix.',
    },
  },
  {
    kind: 'news',
    brand: null,
    purchaseOptions: ['monthly'],
    fromDay: -5,
    toDay: 40,
    title: { en: 'The invoice of December comes early', fr: 'La facture de décembre arrive plus tôt' },
    body: {
      en: 'So that it still falls into your financial year, the invoice for December is issued on the 21st. Orders placed after it are on the invoice of January.',
      fr: 'Pour qu’elle relève encore de votre exercice, la facture de décembre sera émise le 21. Les commandes passées ensuite figureront sur celle de janvier.',
    },
  },
  {
    kind: 'delivery',
    brand: 'sectigo',
    fromDay: -6,
    toDay: null,
    title: { en: 'OV within one working day, EV within three', fr: 'OV sous un jour ouvré, EV sous trois' },
    body: {
      en: 'Counted from the day on which control of the domain is proved and the organization has been called back.',
      fr: 'À compter du jour où le contrôle du domaine est prouvé et où l’organisation a été rappelée.',
    },
  },
  {
    kind: 'delivery',
    brand: 'digicert',
    fromDay: -2,
    toDay: null,
    title: { en: 'OV within two working days, EV within five', fr: 'OV sous deux jours ouvrés, EV sous cinq' },
    body: {
      en: 'The authority calls back by itself. Tell your switchboard that a call in English may come.',
      fr: 'L’autorité rappelle elle-même. Prévenez votre standard qu’un appel en anglais peut arriver.',
    },
  },
  {
    kind: 'delivery',
    brand: 'certigna',
    fromDay: -12,
    toDay: null,
    title: { en: 'Three working days', fr: 'Trois jours ouvrés' },
    body: {
      en: 'A copy of an identity document of the legal representative is needed for the first order.',
      fr: 'Une copie de la pièce d’identité du représentant légal est nécessaire pour la première commande.',
    },
  },
  {
    kind: 'incident',
    brand: null,
    fromDay: -31,
    toDay: -30,
    title: { en: 'Challenge mails came late', fr: 'Courriels de validation retardés' },
    body: {
      en: 'Mails that prove control of a domain came up to two hours late between 8 and 11 o’clock. Everything that waited has been sent; you need not ask for it again.',
      fr: 'Les courriels de validation de domaine sont arrivés avec jusqu’à deux heures de retard entre 8\u00a0h et 11\u00a0h. Tout ce qui attendait a été envoyé\u00a0; inutile de les redemander.',
    },
  },
]

const idOf = (index: number) => `0e5a0000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`

/** Tells the demo's news where it has not been told yet. */
export async function tellNews({ news }: Services, operator: OperatorScope): Promise<void> {
  const today = operator.now()
  for (const [index, { fromDay, toDay, ...draft }] of NEWS.entries()) {
    await news.publish(operator, idOf(index), {
      purchaseOptions: [],
      accountKinds: [],
      ...draft,
      startsOn: dayOf(addDays(today, fromDay)),
      endsOn: toDay === null ? null : dayOf(addDays(today, toDay)),
    })
  }
}
