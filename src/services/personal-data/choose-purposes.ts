import { newChoices, presentChoices, PURPOSES_VERSION, type ChosenPurpose } from '#domain/personal-data/purposes.ts'
import type { OpenPage } from '#domain/personal-data/subject.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findSubjectAcrossAccounts } from '#queries/personal-data.ts'
import { insertPurposeChoice, listPurposeChoices } from '#stores/personal-data-store.ts'
import { recordAbout } from './open-page.ts'

/** Writes down for which purposes somebody allows their data to be used; what they have said already is not said twice. */
export async function choosePurposes(
  scope: OperatorScope,
  { holder }: OpenPage,
  allowed: readonly ChosenPurpose[],
): Promise<void> {
  const { accountId, email, users } = await findSubjectAcrossAccounts(scope, holder)
  if (accountId === null) throw new Refusal('not_found', 'page_not_found')
  await inOperatorTransaction(scope, async (operatorTx) => {
    const tx = withinAccount(operatorTx, accountId)
    const userIds = users.map(({ id }) => id)
    const present = presentChoices(await listPurposeChoices(tx, email, userIds))
    const choices = newChoices(present, allowed)
    for (const choice of choices) {
      const userId = users.find(({ isActive }) => isActive)?.id ?? null
      await insertPurposeChoice(tx, { ...choice, email, userId, version: PURPOSES_VERSION })
    }
    if (choices.length > 0) await recordAbout(tx, holder, 'personal_data.purposes_chosen')
  })
}
