import {
  billingVersion,
  changedBillingFields,
  type BillingEntity,
  type BillingFields,
} from '#domain/accounts/billing-entity.ts'
import { NO_ORGANIZATION } from '#domain/orders/blank-order.ts'
import type { OrderFault } from '#domain/orders/assessment.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary } from '../../components/field.ts'
import { pageHead } from '../../components/page-head.ts'
import { pill } from '../../components/status-pill.ts'
import { complaints } from '../../operations/fault-sentences.ts'
import { asker } from '../../operations/form-facts.ts'
import { countryName, organizationFields } from '../../operations/holder-fields.ts'
import { hintWith, meanwhileAlert } from './frame.ts'

export interface BillingEntityFacts {
  /** As kept; null for one that is to be added. */
  readonly entity: BillingEntity | null
  /** What the form makes has this id. */
  readonly id?: string
  /** Fields by the names of the form, as typed or about to be. */
  readonly fields: BillingFields
  readonly faults?: readonly OrderFault[]
  readonly version?: string
  readonly meanwhile?: boolean
  readonly language: Language
  readonly t: Translate
}

/** A form before anybody has typed into it. */
export const NO_ENTITY: BillingFields = NO_ORGANIZATION

const PREFIX = 'billing_'
const BASE = '/administration/preferences/billing-entities'

/** What views/administration/preferences/billing-entity.ejs is given: the order form's own questions about who is invoiced. */
export function billingEntityPage(facts: BillingEntityFacts) {
  const { entity, id, fields, faults = [], version, meanwhile = false, language, t } = facts
  const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [fieldName(name), value]))
  const ask = asker(typed, complaints(faults, t))
  const asked = organizationFields((draft) => ask(withKept(draft, facts)), PREFIX, { t, language })
  return {
    title: entity ? t('preferences.entity.title', { name: entity.name }) : t('preferences.entity.title_new'),
    head: pageHead({
      lead: t(entity ? 'preferences.entity.lead' : 'preferences.entity.lead_new'),
      trail: [{ label: t('preferences.tab.accounting'), href: '/administration/preferences/accounting' }],
      ...(entity?.isDefault && { pill: pill('done', t('preferences.accounting.is_default')) }),
    }),
    errors: errorSummary(asked),
    notice: meanwhile ? meanwhileAlert(t) : null,
    action: entity ? `${BASE}/${entity.id}` : BASE,
    id: id ?? null,
    version: entity ? (version ?? billingVersion(entity)) : null,
    fields: asked,
    submit: t(entity ? 'preferences.save' : 'preferences.accounting.add'),
    card: entity
      ? {
          title: t('preferences.entity.acts'),
          text: t('preferences.entity.retire_text'),
          action: `${BASE}/${entity.id}/retirement`,
          label: t('preferences.entity.retire', { name: entity.name }),
        }
      : null,
  }
}

const fieldName = (name: string) => PREFIX + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The question with what is kept, where somebody else has changed it meanwhile. */
function withKept<Draft extends { readonly name: string; readonly hint?: string | null }>(
  draft: Draft,
  { entity, fields, meanwhile = false, language, t }: BillingEntityFacts,
): Draft {
  if (!entity || !meanwhile) return draft
  const moved = changedBillingFields(entity, fields).find((name) => fieldName(name) === draft.name)
  if (!moved) return draft
  const kept = moved === 'country' ? countryName(entity.country, language) : entity[moved].replaceAll('\n', ', ')
  return { ...draft, hint: hintWith(draft.hint ?? null, kept, t) }
}
