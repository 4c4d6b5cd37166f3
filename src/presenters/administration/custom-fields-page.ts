import { FIELD_SLOTS, type CustomField } from '#domain/custom-fields/custom-field.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill } from '#presenters/components/status-pill.ts'
import { plainColumn, table } from '#presenters/components/table.ts'

const LIST = '/administration/custom-fields'
const COLUMNS = ['name', 'values', 'state'] as const

/** What views/administration/custom-fields.ejs is given: the account's own fields, and whether there is room for another. */
export function customFieldsPage(fields: readonly CustomField[], t: Translate) {
  const title = t('administration.custom_fields.title')
  const isFull = fields.length >= FIELD_SLOTS.length
  const add = { label: t('administration.custom_fields.add'), href: `${LIST}/new` }
  const labels = {
    name: t('administration.custom_fields.columns.name'),
    values: t('administration.custom_fields.columns.values'),
    state: t('administration.custom_fields.columns.state'),
  }
  return {
    title,
    head: pageHead({ lead: t('administration.custom_fields.lead'), ...(!isFull && { action: add }) }),
    table: table({
      caption: title,
      columns: COLUMNS.map((column) => plainColumn(labels[column])),
      hasRowMenu: true,
      empty:
        fields.length > 0
          ? null
          : {
              title: t('administration.custom_fields.empty_title'),
              text: t('administration.custom_fields.empty_text'),
              action: add,
            },
    }),
    labels,
    rows: fields.map(({ id, name, isOn, allowedValues }) => ({
      name,
      href: `${LIST}/${id}`,
      values: allowedText(allowedValues, t),
      state: isOn
        ? pill('done', t('administration.custom_fields.states.on'))
        : pill('quiet', t('administration.custom_fields.states.off')),
      deletion: { href: `${LIST}/${id}/deletion`, label: t('administration.custom_fields.delete') },
    })),
    note: t(isFull ? 'administration.custom_fields.full' : 'administration.custom_fields.room', {
      count: FIELD_SLOTS.length - fields.length,
    }),
    appearance: {
      text: t('administration.custom_fields.appearance'),
      link: { label: t('administration.custom_fields.appearance_link'), href: '/profile/lists' },
    },
  }
}

const MOST_SHOWN = 6

function allowedText(values: readonly string[], t: Translate): string {
  if (values.length === 0) return t('administration.custom_fields.any_text')
  const count = values.length - MOST_SHOWN
  const shown = values.slice(0, MOST_SHOWN).join(', ')
  return count > 0 ? `${shown} ${t('administration.custom_fields.more_values', { count })}` : shown
}

/** What views/administration/confirm.ejs is given before a field goes with its values. */
export function fieldDeletionPage({ id, name }: CustomField, values: number, t: Translate) {
  return {
    title: t('administration.custom_fields.deletion.title', { name }),
    head: pageHead({
      trail: [
        { label: t('administration.custom_fields.title'), href: LIST },
        { label: name, href: `${LIST}/${id}` },
      ],
    }),
    confirm: {
      action: `${LIST}/${id}/deletion`,
      text: t(
        values === 0 ? 'administration.custom_fields.deletion.nothing' : 'administration.custom_fields.deletion.text',
        {
          name,
          count: values,
        },
      ),
      consequences: [
        t('administration.custom_fields.deletion.lists'),
        ...(values > 0 ? [t('administration.custom_fields.deletion.final')] : []),
        t('administration.custom_fields.deletion.off_instead'),
      ],
      fields: [],
      submit: t('administration.custom_fields.deletion.submit', { name }),
      back: { label: t('administration.custom_fields.deletion.back'), href: LIST },
    },
  }
}
