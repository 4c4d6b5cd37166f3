import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { Translate } from '#platform/i18n.ts'
import { observationText } from './dcv-words.ts'
import type { OrderFile } from './order-file.ts'
import { instructionsOf } from './placed-instructions.ts'

/** What the card of the next step says of the domains that still have to be proved. */
export function proofCard({ validations }: OrderFile, t: Translate) {
  const pending = validations.filter(({ state }) => state === 'pending')
  const [only, ...more] = pending
  if (!only || more.length > 0) {
    return {
      title: t('orders.next.prove_domain.several.title', { count: pending.length }),
      text: t('orders.next.prove_domain.several.text', { domains: pending.map(({ domain }) => domain).join(', ') }),
    }
  }
  return {
    title: t(`orders.next.prove_domain.${kindOf(only)}.title`, { domain: only.domain }),
    text: [
      t(`orders.next.prove_domain.${kindOf(only)}.text`, { addresses: only.expected.addresses.join(', ') }),
      lastLook(only, t),
    ]
      .join(' ')
      .trim(),
    lines: instructionsOf(only, t)?.lines ?? [],
  }
}

function kindOf({ method }: DomainValidation): 'record' | 'file' | 'mail' {
  if (method === 'email') return 'mail'
  return method === 'http_file' ? 'file' : 'record'
}

function lastLook(validation: DomainValidation, t: Translate): string {
  const { lastObservation } = validation
  return lastObservation ? observationText(validation, lastObservation, t) : ''
}
