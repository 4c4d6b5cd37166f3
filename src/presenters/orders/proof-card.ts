import { hasLapsed } from '#domain/validation/check-schedule.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import { caaRemedy } from './caa-part.ts'
import { caaText, observationText } from './dcv-words.ts'
import type { CodeLine } from './facts.ts'
import type { OrderPageFacts } from './order-file.ts'
import { instructionsOf } from './placed-instructions.ts'

interface ProofCard {
  readonly title: string
  readonly text: string
  readonly lines: readonly CodeLine[]
}

/** What the card of the next step says of the domains that still have to be proved, and of CAA where it is in the way too. */
export function proofCard(facts: OrderPageFacts): ProofCard {
  const { title, text, lines } = proofs(facts)
  const obstacle = facts.file.caaChecks.find(({ allowed }) => !allowed)
  if (!obstacle) return { title, text, lines }
  const remedy = caaRemedy(obstacle, 'caa-remedy', facts)
  return {
    title,
    text: [text, facts.t('orders.next.prove_domain.caa_too'), caaText(obstacle, facts.t)].join(' '),
    lines: remedy ? [...lines, remedy] : lines,
  }
}

function proofs({ file: { validations }, now, t }: OrderPageFacts): ProofCard {
  const pending = validations.filter(({ state }) => state === 'pending')
  const [only, ...more] = pending
  if (!only || more.length > 0) {
    // Without a pending one, proofs have grown too old to be used: all of them are asked for again.
    const open = only ? pending : validations
    return {
      title: t('orders.next.prove_domain.several.title', { count: open.length }),
      text: t('orders.next.prove_domain.several.text', { domains: open.map(({ domain }) => domain).join(', ') }),
      lines: [],
    }
  }
  const { domain } = only
  if (hasLapsed(only, now)) {
    return {
      title: t('orders.next.prove_domain.lapsed.title', { domain }),
      text: t('orders.next.prove_domain.lapsed.text'),
      lines: [],
    }
  }
  const seen = only.lastObservation ? observationText(only.lastObservation, t) : ''
  return {
    title: t(`orders.next.prove_domain.${kindOf(only)}.title`, { domain }),
    text: [t(`orders.next.prove_domain.${kindOf(only)}.text`), seen].join(' ').trim(),
    lines: instructionsOf(only, t)?.lines ?? [],
  }
}

function kindOf({ method }: DomainValidation): 'record' | 'file' | 'mail' {
  if (method === 'email') return 'mail'
  return method === 'http_file' ? 'file' : 'record'
}
