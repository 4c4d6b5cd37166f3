import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { contractState, type Contract, type ContractState } from '#domain/contracts/contract.ts'
import type { ObjectiveProgress, Pace } from '#domain/contracts/objective-progress.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { Translate } from '#platform/i18n.ts'
import { validityBar } from '#presenters/components/bar.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { goalBar } from '#presenters/components/goal-bar.ts'
import { pill, type Pill } from '#presenters/components/status-pill.ts'
import type { Tone } from '#presenters/components/tone.ts'
import { fact, facts } from '#presenters/orders/facts.ts'

export interface SheetFacts {
  readonly catalogue: Catalogue
  readonly currency: Currency
  readonly today: string
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

type Watched = Contract & { readonly progress: ObjectiveProgress | null }

/** A contract in full, as views/contract/sheet.ejs draws it for the customer and for staff. */
export function contractSheet(contract: Watched, given: SheetFacts) {
  const { catalogue, today, now, language, t } = given
  const { day, date } = formatsFor(language)
  const { number, startsOn, endsOn, priceLevel, ended, progress } = contract
  return {
    title: t('contract.sheet.title', { number }),
    pill: contractPill(contractState(contract, today), t),
    facts: facts([
      fact(t('contract.sheet.first_day'), day(startsOn).text),
      fact(t('contract.sheet.last_day'), day(endsOn).text),
      fact(t('contract.sheet.price_level'), levelText(priceLevel, t)),
      fact(t('contract.sheet.made'), t('contract.by', { date: date(contract.madeAt).text, name: contract.madeBy })),
      ended ? fact(t('contract.sheet.ended'), t('contract.by', { date: date(ended.at).text, name: ended.by })) : null,
      fact(t('contract.sheet.reason'), ended?.reason),
    ]),
    life: validityBar(startOf(startsOn), endOf(endsOn), now, t),
    objective: progress ? { title: t('contract.objective.title'), bar: objectiveBar(contract, progress, given) } : null,
    products: {
      title: t('contract.sheet.products', { count: contract.products.length }),
      groups: productGroups(contract.products, catalogue, language),
    },
  }
}

const TONE_OF_STATE: Readonly<Record<ContractState, Tone>> = {
  in_force: 'done',
  upcoming: 'work',
  over: 'stop',
  withdrawn: 'quiet',
}
const TONE_OF_PACE: Readonly<Record<Pace, Tone>> = { reached: 'done', on_track: 'work', behind: 'act', missed: 'stop' }

/** At which quantity's prices the account buys. */
export const levelText = (level: number, t: Translate): string =>
  level === 1 ? t('contract.sheet.first_level') : t('contract.sheet.level', { count: level })

export const contractPill = (state: ContractState, t: Translate): Pill =>
  pill(TONE_OF_STATE[state], t(`contract.states.${state}`))

function objectiveBar(contract: Contract, progress: ObjectiveProgress, { currency, language, t }: SheetFacts) {
  const { reached, target, missing, percent, timePercent, pace } = progress
  const { money, number, rate, day } = formatsFor(language)
  const say = (amount: bigint) =>
    contract.objective?.kind === 'amount'
      ? money(amount, currency)
      : t('contract.objective.certificates', { count: Number(amount), number: number(Number(amount)) })
  return goalBar({
    percent,
    mark: pace === 'on_track' || pace === 'behind' ? timePercent : null,
    tone: TONE_OF_PACE[pace],
    figure: say(reached),
    text: t('contract.objective.of', { target: say(target), percent: rate(percent * 100) }),
    markText: t(`contract.objective.${pace}`, {
      missing: say(missing),
      date: day(contract.endsOn).text,
      percent: rate(timePercent * 100),
    }),
  })
}

/** The listed products by brand; what is no longer sold keeps its code. */
function productGroups(codes: readonly string[], { products, brands }: Catalogue, language: Language) {
  const known = products.filter(({ code }) => codes.includes(code))
  const lost = codes.filter((code) => !products.some((product) => product.code === code))
  const groups = brands.map(({ code, name }) => ({
    name,
    products: known.filter(({ brand }) => brand === code).map((product) => product.name[language]),
  }))
  return [...groups, { name: '–', products: lost }].filter((group) => group.products.length > 0)
}

const startOf = (day: string) => new Date(`${day}T00:00:00Z`)
const endOf = (day: string) => new Date(`${day}T23:59:59.999Z`)
