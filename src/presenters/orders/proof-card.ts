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
    // Without a pending one, proofs have grown too old to be used: all of them are asked for again.
    const open = only ? pending : validations
    return {
      title: t('orders.next.prove_domain.several.title', { count: open.length }),
      text: t('orders.next.prove_domain.several.text', { domains: open.map(({ domain }) => domain).join(', ') }),
    }
  }
  return {
    title: t(`orders.next.prove_domain.${kindOf(only)}.title`, { domain: only.domain }),
    text: [t(`orders.next.prove_domain.${kindOf(only)}.text`), lastLook(only, t)].join(' ').trim(),
    lines: instructionsOf(only, t)?.lines ?? [],
  }
}

function kindOf({ method }: DomainValidation): 'record' | 'file' | 'mail' {
  if (method === 'email') return 'mail'
  return method === 'http_file' ? 'file' : 'record'
}

function lastLook({ lastObservation }: DomainValidation, t: Translate): string {
  return lastObservation ? observationText(lastObservation, t) : ''
}
