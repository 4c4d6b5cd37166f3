import type { HeldPart } from '#domain/personal-data/export.ts'
import { CHOSEN_PURPOSES, NECESSARY_PURPOSES, type PresentChoices } from '#domain/personal-data/purposes.ts'
import type { Subject } from '#domain/personal-data/subject.ts'
import type { ProfileFields } from '#domain/access/profile.ts'
import type { KeptContact } from '#domain/organizations/kept-contact.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { contactForm, userForm, type Unsaved } from './correction-forms.ts'
import { heldParts } from './held-parts.ts'

export interface HeldPageFacts {
  readonly subject: Subject
  readonly parts: readonly HeldPart[]
  readonly user: ProfileFields | null
  readonly contacts: readonly { readonly contact: KeptContact; readonly organization: string }[]
  readonly choices: PresentChoices | null
  readonly endsAt: Date
  readonly unsaved: Unsaved | null
  readonly language: Language
  readonly t: Translate
}

/** What views/personal-data/held.ejs is given: all that is held on somebody, and what they can do about it. */
export function heldPage({ subject, parts, choices, endsAt, unsaved, language, t, ...facts }: HeldPageFacts) {
  const { email, accountName } = subject
  const lead =
    accountName === null
      ? t('personal.page.lead_outside', { email })
      : t('personal.page.lead_account', { email, account: accountName })
  const forms = [
    ...(facts.user ? [userForm(facts.user, unsaved, t)] : []),
    ...facts.contacts.map(({ contact, organization }) => contactForm(contact, organization, unsaved, t)),
  ]
  return {
    title: t('personal.page.title'),
    head: pageHead({ lead }),
    until: t('personal.page.until', { time: formatsFor(language).dateTime(endsAt).text }),
    close: t('personal.page.close'),
    correct: {
      title: t('personal.page.correct_title'),
      forms,
      note: t(forms.length > 0 || accountName !== null ? 'personal.page.kept' : 'personal.page.nothing_to_correct'),
    },
    purposes: choices && purposes(choices, language, t),
    export: {
      title: t('personal.page.export_title'),
      text: t('personal.page.export_text'),
      submit: t('personal.page.export'),
    },
    held: { title: t('personal.page.held_title'), parts: heldParts(parts, language, t) },
  }
}

function purposes(choices: PresentChoices, language: Language, t: Translate) {
  const { date } = formatsFor(language)
  const standing = (purpose: (typeof CHOSEN_PURPOSES)[number]) => {
    const choice = choices[purpose]
    if (!choice) return t('personal.page.never')
    const key = choice.allowed ? 'personal.page.since_allowed' : 'personal.page.since_refused'
    return t(key, { date: date(choice.chosenAt).text })
  }
  return {
    title: t('personal.page.purposes_title'),
    necessaryTitle: t('personal.page.necessary'),
    necessary: NECESSARY_PURPOSES.map((purpose) => ({
      label: t(`personal.purposes.${purpose}.label`),
      note: t(`personal.purposes.${purpose}.note`),
    })),
    field: field({
      name: 'allowed',
      kind: 'checkboxes',
      label: t('personal.page.choose'),
      values: CHOSEN_PURPOSES.filter((purpose) => choices[purpose]?.allowed),
      options: CHOSEN_PURPOSES.map((purpose) =>
        option(purpose, t(`personal.purposes.${purpose}.label`), {
          note: `${t(`personal.purposes.${purpose}.note`)} ${standing(purpose)}`,
        }),
      ),
    }),
    submit: t('personal.page.save_purposes'),
  }
}
