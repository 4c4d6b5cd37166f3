import type { Person } from '#domain/access/person.ts'
import { readCode } from '#domain/access/second-factor.ts'
import { hashToken } from '#platform/ids.ts'
import type { OperatorTx } from '#platform/scope.ts'
import { sealContext } from '#platform/sealed-columns.ts'
import { saveLastStep, useRecoveryCode, type SecondFactor } from '#stores/second-factor-store.ts'
import type { SecondFactorDeps } from './deps.ts'
import { recordChange } from './keep-record.ts'

type TakeDeps = Pick<SecondFactorDeps, 'secrets' | 'oneTimePasswords' | 'queueMail' | 'queueOperatorMail' | 'publicUrl'>

/** The factor's id makes the same code of two people look different at rest. */
export const hashRecoveryCode = (id: string, code: string): Buffer => hashToken(`${id} ${code}`)

/**
 * Takes a code of the app or a recovery code, and uses it up: sent again it is wrong. The factor has to be locked, so
 * that of two requests with one code only one gets through.
 */
export async function takeCode(
  tx: OperatorTx,
  deps: TakeDeps,
  person: Person,
  factor: SecondFactor,
  text: string,
): Promise<boolean> {
  const code = readCode(text)
  switch (code?.kind) {
    case undefined:
      return false
    case 'recovery': {
      const used = await useRecoveryCode(tx, factor.id, hashRecoveryCode(factor.id, code.code))
      if (used) await recordChange(tx, deps, person, 'recovery_code_used')
      return used
    }
    case 'one_time': {
      if (!factor.app) return false
      const key = deps.secrets.open(factor.app.sealedKey, sealContext('second_factors', factor.id)).toString()
      const step = await deps.oneTimePasswords.stepOf(key, code.digits, tx.now(), factor.app.lastStep)
      if (step !== null) await saveLastStep(tx, factor.id, step)
      return step !== null
    }
  }
}
