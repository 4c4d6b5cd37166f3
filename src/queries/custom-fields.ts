import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { ask, type Question } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

/** The account's own fields that are on, in the order of their slots. */
export function fieldsInUseQuestion({ accountId }: AccountScope): Question<CustomField> {
  return {
    name: 'custom-fields-in-use',
    text: `select id, slot, name, is_on as "isOn", allowed_values as "allowedValues"
      from custom_fields where account_id = $1 and is_on order by slot`,
    values: [accountId],
  }
}

export const listFieldsInUse = (scope: AccountScope): Promise<readonly CustomField[]> =>
  ask(scope, fieldsInUseQuestion(scope))
