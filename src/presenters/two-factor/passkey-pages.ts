import { LONGEST_PASSKEY_NAME } from '#domain/access/passkey.ts'
import { errorSummary, field } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { problemOf, proofButton, proofFields, type OwnFacts, type OwnPasskey } from './own-pages.ts'
import { passkeyButton } from './parts.ts'

type NamedFacts = Pick<OwnFacts, 'complaints' | 't'>

const trailOf = ({ base, t }: OwnFacts) => [{ href: base, label: t('security.own.title') }]

const nameField = ({ complaints, t }: NamedFacts, form: 'passkey' | 'passkey_name', value: string) =>
  field({
    name: 'name',
    label: t('security.passkeys.name'),
    hint: form === 'passkey' ? t('security.passkeys.name_hint') : null,
    value: complaints.typed['name'] ?? value,
    error: complaints.errors['name'] ?? null,
    required: true,
    maxlength: LONGEST_PASSKEY_NAME,
  })

/** What views/two-factor/passkey-new.ejs is given: how the passkey is called, and who asks. */
export function newPasskeyPage(facts: OwnFacts) {
  const { base, complaints, t } = facts
  const fields = [nameField(facts, 'passkey', ''), ...proofFields('passkey', facts)]
  return {
    title: t('security.passkeys.add'),
    head: pageHead({ lead: t('security.passkeys.add_lead'), trail: trailOf(facts) }),
    problem: problemOf(complaints, t),
    action: `${base}/passkeys/new`,
    fields,
    errors: errorSummary(fields),
    passkey: proofButton(facts),
    submit: t('security.passkeys.next'),
    cancel: { href: base, label: t('security.set_up.cancel') },
  }
}

/** What views/two-factor/passkey-create.ejs is given: the device’s turn. */
export function createPasskeyPage(
  facts: OwnFacts,
  { name, offer, options }: { readonly name: string; readonly offer: string; readonly options: string },
) {
  const { base, t } = facts
  return {
    title: t('security.passkeys.create_title'),
    head: pageHead({ lead: t('security.passkeys.create_lead', { name }), trail: trailOf(facts) }),
    action: `${base}/passkeys`,
    name,
    offer,
    button: passkeyButton('create', { options }, t('security.passkeys.create'), t),
    cancel: { href: base, label: t('security.set_up.cancel') },
  }
}

/** What views/two-factor/passkey.ejs is given: one passkey, its name and its end. */
export function passkeyPage(facts: OwnFacts, { id, name, addedAt, lastUsedAt }: OwnPasskey) {
  const { base, own, passkeys, isMandatory, complaints, language, t } = facts
  const { dateTime } = formatsFor(language)
  const isLast = !own?.hasApp && passkeys.length === 1
  const rename = nameField(complaints.form === 'passkey' ? facts : { complaints: NOTHING, t }, 'passkey_name', name)
  const fields = proofFields('passkey_removal', facts)
  return {
    title: name,
    head: pageHead({ lead: t('security.passkeys.one_lead'), trail: trailOf(facts) }),
    problem: problemOf(complaints, t),
    facts: [
      fact(t('security.passkeys.added_at'), dateTime(addedAt).text),
      fact(t('security.passkeys.last_used'), lastUsedAt ? dateTime(lastUsedAt).text : t('security.passkeys.never')),
    ],
    rename: {
      title: t('security.passkeys.rename_title'),
      action: `${base}/passkeys/${id}`,
      field: rename,
      submit: t('security.passkeys.rename'),
    },
    removalTitle: t('security.passkeys.remove_title'),
    removal:
      isLast && isMandatory
        ? null
        : {
            text: t(isLast ? 'security.passkeys.remove_last_text' : 'security.passkeys.remove_text'),
            action: `${base}/passkeys/${id}/removal`,
            fields,
            errors: errorSummary(fields),
            passkey: proofButton(facts),
            submit: t('security.passkeys.remove'),
          },
    stays: t('security.passkeys.last_stays'),
  }
}

const NOTHING: OwnFacts['complaints'] = { form: null, errors: {}, typed: {}, problem: null }

const fact = (term: string, text: string) => ({ term, text, href: null, mono: false })
