import { newId } from '#platform/ids.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'

/** Fields of the account's own: one of any text that an order has filled, one of a list, one that is off. */
export async function plantFields(
  { portal, scopeOf, clock }: TestPortal,
  owner: string,
  reference: string,
): Promise<readonly Example[]> {
  const { customFields } = portal.services
  const scope = scopeOf(owner)
  const add = async (name: string, allowedValues: readonly string[] = [], isOn = true): Promise<string> => {
    const id = newId(clock.now())
    await customFields.add(scope, id, { name, isOn, allowedValues })
    return id
  }
  const text = await add('Dossier')
  const list = await add('Responsable', ['Margaux', 'Pierre'])
  const off = await add('Centre de coûts', [], false)
  await customFields.fill(scope, reference, [{ fieldId: text, before: '', after: 'D-2026-17' }])
  const aField = (name: string, fieldId: string): Example => ({ name, owner, values: { fieldId } })
  return [aField('a field with a value', text), aField('a field with a list', list), aField('a field that is off', off)]
}
