import { inGroups } from '#domain/access/second-factor.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, type Field } from '#presenters/components/field.ts'
import { qrCode } from '#presenters/components/qr-code.ts'

/** A key as it is offered to an authenticator app. */
export interface OfferedKey {
  readonly sealed: string
  readonly key: string
  readonly uri: string
}

/** What views/two-factor/parts/authenticator.ejs is given: the way of a key into an app, by picture or by hand. */
export function authenticatorPart({ key, uri }: OfferedKey, t: Translate) {
  return {
    appTitle: t('security.set_up.app_title'),
    app: t('security.set_up.app'),
    keyTitle: t('security.set_up.key_title'),
    keyText: t('security.set_up.key_text'),
    qr: qrCode(uri, t('security.set_up.qr')),
    uri,
    open: t('security.set_up.open'),
    key: { id: 'authenticator-key', label: t('security.set_up.key'), value: inGroups(key, 4).replaceAll('-', ' ') },
    codeTitle: t('security.set_up.code_title'),
  }
}

/** What views/two-factor/parts/recovery-codes.ejs is given: shown this once, to be kept. */
export function recoveryCodesPart(codes: readonly string[], login: string, t: Translate) {
  return {
    title: t('security.codes.title', { login }),
    codes: codes.map((code) => inGroups(code)),
    copy: t('security.codes.copy'),
    copied: t('security.codes.copied'),
    print: t('security.codes.print'),
    keep: t('security.codes.keep'),
  }
}

export const codeField = (label: string, error: string | null, more: Partial<Field> = {}): Field =>
  field({
    name: 'code',
    label,
    error,
    required: true,
    maxlength: 50,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    mono: true,
    ...more,
  })

/** What views/two-factor/parts/passkey-button.ejs is given: a device makes a key, or proves that it has one. */
export function passkeyButton(
  does: 'create' | 'get',
  /** Where the script fetches what the device is asked; or the question itself. */
  question: { readonly address: string } | { readonly options: string },
  label: string,
  t: Translate,
  /** Beside another button, which the Enter key presses. */
  type: 'submit' | 'button' = 'submit',
  isMain = does === 'create',
) {
  return {
    does,
    type,
    isMain,
    label,
    address: 'address' in question ? question.address : null,
    options: 'options' in question ? question.options : null,
    failed: t(`security.passkeys.failed_${does}`),
    unsupported: t('security.passkeys.unsupported'),
    needsScript: t('security.passkeys.needs_script'),
  }
}
export type PasskeyButton = ReturnType<typeof passkeyButton>
