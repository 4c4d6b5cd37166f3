import { RIGHTS, type Right } from '#domain/access/rights.ts'
import { CLAIM_TESTS, type RightsRule, type SingleSignOn } from '#domain/access/single-sign-on.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill } from '#presenters/components/status-pill.ts'

const BASE = '/administration/single-sign-on'

type TestOutcome = 'works' | 'refused_address' | 'unreachable' | 'not_a_provider' | 'refused'

/** What a form or the test of the connection has to say. */
export interface Told {
  readonly form: 'settings' | 'rule' | null
  readonly errors: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
  readonly rights: readonly string[]
  readonly test: { readonly outcome: TestOutcome; readonly host?: string } | null
}
export const NOTHING_TOLD: Told = { form: null, errors: {}, typed: {}, rights: [], test: null }

export interface SingleSignOnFacts {
  readonly settings: (SingleSignOn & { readonly linkedUsers: number }) | null
  readonly rules: readonly (RightsRule & { readonly id: string })[]
  readonly redirectUri: string
  readonly isSuperUser: boolean
  /** A new rule's id: two clicks are one rule. */
  readonly ruleId: string
  readonly told: Told
  readonly t: Translate
}

/** What views/administration/single-sign-on.ejs is given: the account's provider, and who gets which rights. */
export function singleSignOnPage(facts: SingleSignOnFacts) {
  const { settings, rules, redirectUri, isSuperUser, told, t } = facts
  const isOn = settings?.isOn ?? false
  return {
    title: t('security.sso.title'),
    head: pageHead({
      lead: t('security.sso.lead'),
      trail: [{ href: '/administration', label: t('shell.sections.administration') }],
      pill: pill(isOn ? 'done' : 'quiet', t(isOn ? 'security.sso.on' : 'security.sso.off')),
    }),
    note: isSuperUser ? null : alert('quiet', t('security.sso.super_user_only')),
    test: told.test ? testAlert(told.test, t) : null,
    steps: {
      title: t('security.sso.steps_title'),
      text: t('security.sso.steps'),
      redirect: { id: 'redirect-uri', label: t('security.sso.redirect_uri'), value: redirectUri },
      start: {
        id: 'sign-in-page',
        label: t('security.sso.sign_in_page'),
        value: new URL('/sign-in/sso', redirectUri).href,
      },
    },
    linked: settings ? t('security.sso.linked', { count: settings.linkedUsers }) : null,
    form: isSuperUser ? settingsForm(facts) : null,
    tryIt:
      isSuperUser && settings
        ? {
            title: t('security.sso.test_title'),
            text: t('security.sso.test_text'),
            action: `${BASE}/test`,
            submit: t('security.sso.test'),
          }
        : null,
    rulesTitle: t('security.sso.rules_title'),
    rulesText: t('security.sso.rules_text'),
    noRules: rules.length === 0 ? alert('act', t('security.sso.no_rules')) : null,
    condition: t('security.sso.rule_condition'),
    rules: rules.map(({ id, claim, test, value, rights }) => {
      const text = t(`security.sso.rule.${test}`, { claim, value })
      return {
        text,
        rights: t('security.sso.rule_rights', { rights: rights.map((right) => rightText(right, t)).join(', ') }),
        removal: isSuperUser
          ? {
              action: `${BASE}/rules/${id}/removal`,
              label: t('security.sso.remove'),
              name: t('security.sso.remove_label', { rule: text }),
            }
          : null,
      }
    }),
    newRule: isSuperUser && settings ? ruleForm(facts) : null,
  }
}

function testAlert({ outcome, host = '' }: NonNullable<Told['test']>, t: Translate) {
  return alert(outcome === 'works' ? 'done' : 'stop', t(`security.sso.test_outcome.${outcome}`, { host }), {
    urgent: true,
  })
}

const rightText = (right: Right, t: Translate) => t(`administration.users.right.${right}`)

function settingsForm({ settings, told, t }: SingleSignOnFacts) {
  const isAgain = told.form === 'settings'
  const errors = isAgain ? told.errors : {}
  const kept: Readonly<Record<string, string>> = {
    issuer: settings?.issuer ?? '',
    client_id: settings?.clientId ?? '',
    scopes: settings?.scopes ?? 'openid email profile',
    email_claim: settings?.emailClaim ?? 'email',
    verified_claim: settings?.verifiedClaim ?? 'email_verified',
    factor_claim: settings?.factorClaim ?? '',
    factor_value: settings?.factorValue ?? '',
  }
  const valueOf = (name: string) => (isAgain ? told.typed[name] : kept[name]) ?? ''
  const text = (name: string, label: string, more: { readonly hint?: string; readonly required?: boolean } = {}) =>
    field({ name, label, value: valueOf(name), error: errors[name] ?? null, required: true, maxlength: 500, ...more })
  const tick = (name: string, label: string, isTicked: boolean, hint: string | null = null) => {
    const value = (isAgain ? told.typed[name] !== undefined : isTicked) ? 'yes' : ''
    return field({ name, kind: 'checkbox', label, hint, value })
  }
  const fields = [
    text('issuer', t('security.sso.issuer'), { hint: t('security.sso.issuer_hint') }),
    text('client_id', t('security.sso.client_id')),
    field({
      name: 'client_secret',
      kind: 'password',
      label: t('security.sso.client_secret'),
      hint: t(settings ? 'security.sso.secret_kept' : 'security.sso.secret_new'),
      error: errors['client_secret'] ?? null,
      required: settings === null,
      maxlength: 1000,
      autocomplete: 'new-password',
    }),
    text('scopes', t('security.sso.scopes'), { hint: t('security.sso.scopes_hint') }),
    text('email_claim', t('security.sso.email_claim')),
    text('verified_claim', t('security.sso.verified_claim'), { hint: t('security.sso.verified_hint') }),
    text('factor_claim', t('security.sso.factor_claim'), { hint: t('security.sso.factor_hint'), required: false }),
    text('factor_value', t('security.sso.factor_value'), { required: false }),
    tick('creates_users', t('security.sso.creates_users'), settings?.createsUsers ?? false),
    tick(
      'allows_passwords',
      t('security.sso.allows_passwords'),
      settings?.allowsPasswords ?? true,
      t('security.sso.allows_passwords_hint'),
    ),
    tick('is_on', t('security.sso.is_on'), settings?.isOn ?? false),
  ]
  return {
    title: t('security.sso.form_title'),
    action: BASE,
    fields,
    errors: errorSummary(fields),
    submit: t('security.sso.save'),
  }
}

function ruleForm({ ruleId, told, t }: SingleSignOnFacts) {
  const isAgain = told.form === 'rule'
  const { errors, typed, rights } = isAgain ? told : NOTHING_TOLD
  const text = (name: 'claim' | 'value', hint: string | null) =>
    field({
      name,
      id: `rule-${name}`,
      label: t(`security.sso.${name}`),
      hint,
      value: typed[name] ?? '',
      error: errors[name] ?? null,
      required: true,
      maxlength: 200,
    })
  const fields = [
    text('claim', t('security.sso.claim_hint')),
    field({
      name: 'test',
      kind: 'select',
      label: t('security.sso.test_field'),
      value: typed['test'] ?? 'contains',
      options: CLAIM_TESTS.map((test) => option(test, t(`security.sso.tests.${test}`))),
    }),
    text('value', null),
    field({
      name: 'rights',
      kind: 'checkboxes',
      label: t('security.sso.rights'),
      values: rights,
      options: RIGHTS.map((right) => option(right, rightText(right, t))),
      error: errors['rights'] ?? null,
    }),
  ]
  return {
    title: t('security.sso.add_title'),
    action: `${BASE}/rules`,
    id: typed['id'] ?? ruleId,
    fields,
    errors: errorSummary(fields),
    submit: t('security.sso.add'),
  }
}

const option = (value: string, label: string) => ({ value, label, note: null, price: null, disabled: false })
