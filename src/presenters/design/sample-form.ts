import { errorSummary, field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import type { Sampling } from './sampling.ts'

/** One field of every kind, two of them wrong. */
export function sampleForm({ t, language }: Sampling) {
  const { money } = formatsFor(language)
  const fields = [
    field({
      name: 'name',
      label: t('design.form.name'),
      required: true,
      error: t('design.form.name_error'),
      autocomplete: 'organization',
    }),
    field({
      name: 'registration',
      label: t('design.form.registration'),
      hint: t('design.form.registration_hint'),
      error: t('design.form.registration_error'),
      required: true,
      value: '552 100 554 0002',
      inputmode: 'numeric',
    }),
    field({ kind: 'email', name: 'email', label: t('design.form.email'), value: 'claire@harbour-bakery.example' }),
    field({ kind: 'date', name: 'from', label: t('design.form.date'), value: '2026-12-01' }),
    field({
      kind: 'select',
      name: 'software',
      label: t('design.form.software'),
      value: 'nginx',
      options: [option('', t('shell.form.choose')), option('nginx', 'nginx'), option('apache', 'Apache')],
    }),
    field({
      kind: 'cards',
      name: 'payment',
      label: t('design.form.payment'),
      required: true,
      value: 'card',
      options: [
        option('card', t('design.form.card'), { note: t('design.form.card_note') }),
        option('transfer', t('design.form.transfer'), { note: t('design.form.transfer_note') }),
        option('order', t('design.form.purchase_order'), {
          note: t('design.form.purchase_order_note'),
          price: `+ ${money(1_500n, 'EUR')}`,
        }),
        option('tokens', t('design.form.tokens'), { note: t('design.form.tokens_note'), disabled: true }),
      ],
    }),
    field({
      kind: 'radio',
      name: 'mail',
      label: t('design.form.mail'),
      value: 'daily',
      options: [option('daily', t('design.form.daily')), option('weekly', t('design.form.weekly'))],
    }),
    field({
      kind: 'checkboxes',
      name: 'rights',
      label: t('design.form.rights'),
      values: ['technical'],
      options: [
        option('technical', t('design.form.technical'), { note: t('design.form.technical_note') }),
        option('billing', t('design.form.billing'), { note: t('design.form.billing_note') }),
      ],
    }),
    field({
      kind: 'textarea',
      name: 'csr',
      label: 'CSR',
      hint: t('design.form.csr_hint'),
      mono: true,
      rows: 5,
      value: '-----BEGIN CERTIFICATE REQUEST-----\nMIIBFzCBvgIBADBcMQswCQYDVQQGEwJGUjENMAsGA1UEBwwEQ2FlbjEcMBoGA1UE',
    }),
    field({
      kind: 'file',
      name: 'file',
      label: t('design.form.file'),
      accept: '.pdf',
      hint: t('design.form.file_hint'),
    }),
    field({ kind: 'checkbox', name: 'terms', label: t('design.form.terms'), required: true }),
  ]
  const errors = errorSummary(fields)
  return { fields, errors: errors && { ...errors, focused: false } }
}
