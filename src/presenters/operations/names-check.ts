import type { AssessedOrder } from '#domain/orders/assessment.ts'
import type { CertificateName } from '#domain/names/certificate-name.ts'
import type { SortedName } from '#domain/names/san-kinds.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import type { Tone } from '#presenters/components/tone.ts'
import { sayFault } from './fault-sentences.ts'

/** A sentence about what was typed; its tone says how much it matters. */
export interface Remark {
  readonly tone: Tone
  readonly text: string
}

interface Words {
  readonly t: Translate
  readonly language: Language
}

/** The names as the certificate will have them, with what each costs and what is to be said about them. */
export function namesCheck(assessed: AssessedOrder, words: Words) {
  const { t, language } = words
  const { assessment, input } = assessed
  const { proposal } = assessment.names
  return {
    title: t('operations.names.title', { count: assessment.names.names.length }),
    chips: assessment.names.names.map((sorted) => chip(sorted, assessed, words)),
    remarks: [...faultRemarks(assessed, t), ...noteRemarks(assessed, t)],
    add:
      proposal === null
        ? null
        : { value: proposal, label: t('operations.names.add_free', { name: proposalShown(proposal, assessed) }) },
    alternatives:
      assessment.alternatives.length === 0
        ? null
        : {
            title: t('operations.names.alternatives'),
            products: assessment.alternatives.map(({ code, name }) => ({ code, name: name[language] })),
            years: String(input.years),
          },
  }
}

/** Every name with its kind; a name of other scripts with what the certificate carries. */
export function chip({ name, kind, isPaid }: SortedName, { assessment, input, context }: AssessedOrder, words: Words) {
  const { t, language } = words
  const line = assessment.lines.find(({ item }) => item === kind)
  const price =
    input.paymentMeans === 'tokens'
      ? t('operations.price.tokens', { count: input.years })
      : line && formatsFor(language).money(line.unitAmount, context.account.currency)
  return {
    name: shownName(name),
    kind:
      kind === 'base' || kind === 'companion' || isPaid
        ? t(`catalogue.san_kinds.${kind}`)
        : t('operations.names.included', { kind: t(`catalogue.san_kinds.${kind}`) }),
    price: isPaid ? (price ?? null) : null,
  }
}

export function shownName({ value, display }: CertificateName): string {
  return value === display ? value : `${display} (${value})`
}

/** The free name is the first one with or without its prefix: it is shown in the same script. */
function proposalShown(proposal: string, { assessment }: AssessedOrder): string {
  const base = assessment.names.names[0]?.name
  if (!base || base.value === base.display) return proposal
  if (proposal.endsWith(base.value)) return proposal.slice(0, -base.value.length) + base.display
  return base.value.endsWith(proposal) ? base.display.slice(base.value.length - proposal.length) : proposal
}

function faultRemarks({ assessment }: AssessedOrder, t: Translate): Remark[] {
  return assessment.faults
    .filter(({ field, key }) => field === 'names' && !key.startsWith('operations.faults.'))
    .map((fault) => ({ tone: 'stop', text: sayFault(fault, t) }))
}

/** How many examples a sentence gives. */
const NAMED = 5

function noteRemarks({ assessment }: AssessedOrder, t: Translate): Remark[] {
  const { duplicates, notes } = assessment.parsedNames
  const covered = assessment.names.names.filter(({ coveredBy }) => coveredBy !== null)
  const remarks: Remark[] = covered.slice(0, NAMED).map(({ name, coveredBy }) => ({
    tone: 'act',
    text: t('operations.names.covered', { name: name.display, wildcard: coveredBy ?? '' }),
  }))
  if (duplicates.length > 0)
    remarks.push({
      tone: 'quiet',
      text: t('operations.names.duplicates', { count: duplicates.length, names: listed(duplicates) }),
    })
  if (notes.length > 0)
    remarks.push({
      tone: 'quiet',
      text: t('operations.names.cleaned', { names: listed(notes.map(({ value }) => value)) }),
    })
  return remarks
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ')
  return names.length > NAMED ? `${shown}…` : shown
}
