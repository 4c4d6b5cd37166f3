import { addDays } from '#domain/shared/time.ts'
import { holdsOn, type Dated } from './dated.ts'

interface ValueRule extends Dated {
  readonly days: number
}

/** How long a random value proves something after it was made (BR §1.6.1, "Random Value"; §3.2.2.4.4, §3.2.2.4.7). */
const VALUE_RULES: readonly ValueRule[] = [
  { from: '2017-03-01', days: 30, rule: 'DCV-02', source: 'BR §3.2.2.4.4, §3.2.2.4.7, §3.2.2.4.18' },
]

/** The first moment at which a value that was made then proves nothing any more. */
export function valueLapsesAt(madeAt: Date): Date {
  return addDays(madeAt, holdsOn(VALUE_RULES, madeAt).days)
}
