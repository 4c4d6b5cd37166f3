import { describe, expect, test } from 'vitest'
import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction } from '#platform/scope.ts'
import { listCustomFields } from '#stores/custom-field-store.ts'
import { anOrder } from '../../support/builders.ts'
import { anOrderInput, keptDraft } from '../../support/drafts.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, lookUps, versionOn } from './people.ts'

const FIELDS = '/administration/custom-fields'

const portal = await startPortal()
const { admin, clock, scopeOf, signIn, story } = portal
const { logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const scope = scopeOf('harbour.super')
const { customFields, orders } = portal.portal.services

const kept = (): Promise<readonly CustomField[]> => inTransaction(scope, listCustomFields)
const idOf = async (name: string): Promise<string> => (await admin('custom_fields').where({ name }).first('id')).id
const add = (fields: Record<string, string>) =>
  send(owner, `${FIELDS}/new`, FIELDS, { on: 'yes', values: '', ...fields })
const change = async (id: string, fields: Record<string, string>) => {
  const version = await versionOn(owner, `${FIELDS}/${id}`)
  return send(owner, `${FIELDS}/${id}`, `${FIELDS}/${id}`, { version, on: 'yes', values: '', ...fields })
}
const valuesOf = async (reference: string) => (await orders.read(scope, reference)).order.customValues
const found = (keyword: string) => orders.search(scope, keyword)

describe('a field', () => {
  test('is added with its list, asked for in order forms, and stands in the log', async () => {
    const answer = await add({ name: ' Responsable ', values: 'Margaux\r\n Pierre \n\nMargaux' })

    expect([answer.status, answer.headers['location']]).toEqual([303, FIELDS])
    expect(await kept()).toMatchObject([{ slot: 1, name: 'Responsable', allowedValues: ['Margaux', 'Pierre'] }])
    const form = await open(owner, '/operations/orders/new?product=positivessl&years=1')
    expect(
      form('select[name=custom_1] option')
        .map((_, one) => form(one).attr('value'))
        .get(),
    ).toEqual(['', 'Margaux', 'Pierre'])
    expect(await logged('custom_field.added')).toMatchObject([{ subject: 'Responsable', actor_name: 'Margaux Lehoux' }])
  })

  test('is made once by a double click', async () => {
    const id = newId(clock.now())

    await add({ id, name: 'Dossier' })
    await add({ id, name: 'Dossier' })

    expect((await kept()).map(({ name }) => name)).toEqual(['Responsable', 'Dossier'])
  })

  test.each([
    ['no name', { name: ' ' }],
    ['a name that is too long', { name: 'x'.repeat(41) }],
    ['the name of another one', { name: 'RESPONSABLE' }],
    ['a value that is too long', { name: 'Site', values: 'x'.repeat(151) }],
    ['too many values', { name: 'Site', values: Array.from({ length: 51 }, (_, n) => `v${n}`).join('\n') }],
  ])('is not added with %s', async (_, fields) => {
    const answer = await add(fields)

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toHaveLength(1)
    expect(await kept()).toHaveLength(2)
  })

  test('is renamed, and switched off without losing its values', async () => {
    const id = await idOf('Dossier')
    const reference = await story('harbour.super').order(anOrder({ customValues: ['', 'D-17', '', ''] }))

    await change(id, { name: 'Affaire', on: '' })

    expect(await customFields.open(scope, id)).toMatchObject({ name: 'Affaire', isOn: false })
    expect(await valuesOf(reference)).toEqual(['', 'D-17', '', ''])
    const form = await open(owner, '/operations/orders/new?product=positivessl&years=1')
    expect(form('[name=custom_2]')).toHaveLength(0)
    expect((await open(owner, `/orders/${reference}`))('#own-fields').text()).not.toContain('Affaire')
    await change(id, { name: 'Dossier' })
    expect((await open(owner, `/orders/${reference}`))('#own-fields input[type=text]').val()).toBe('D-17')
  })

  test('that somebody else changed meanwhile is given back with what was typed', async () => {
    const id = await idOf('Dossier')
    const version = await versionOn(owner, `${FIELDS}/${id}`)
    await change(id, { name: 'Numéro' })

    const answer = await send(owner, `${FIELDS}/${id}`, `${FIELDS}/${id}`, { version, name: 'Référence', on: 'yes' })

    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Référence')
    expect((await customFields.open(scope, id)).name).toBe('Numéro')
    await change(id, { name: 'Dossier' })
  })

  test('finds room four times and no fifth time', async () => {
    await add({ name: 'Site' })
    await add({ name: 'Centre' })

    const answer = await add({ name: 'Too many' })

    expect(answer.status).toBe(409)
    expect((await kept()).map(({ slot }) => slot)).toEqual([1, 2, 3, 4])
    expect((await open(owner, FIELDS))(`a[href="${FIELDS}/new"]`)).toHaveLength(0)
  })

  test('takes its slot once, however many are added at once', async () => {
    const other = scopeOf('fjord.super')
    const names = ['a', 'b', 'c', 'd', 'e', 'f']

    const results = await Promise.allSettled(
      names.map((name) => customFields.add(other, newId(clock.now()), { name, isOn: true, allowedValues: [] })),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect((await inTransaction(other, listCustomFields)).map(({ slot }) => slot)).toEqual([1, 2, 3, 4])
  })
})

describe('deleting a field', () => {
  test('asks first, and says how many values would go', async () => {
    await story('harbour.super').order(anOrder({ customValues: ['', '', 'Quai Nord', 'C-1'] }))
    await story('harbour.super').order(anOrder({ customValues: ['', '', 'Quai Sud', ''] }))

    const page = await open(owner, `${FIELDS}/${await idOf('Site')}/deletion`)

    expect(page('.confirm').text()).toContain('2 commandes ont une valeur')
    expect((await open(owner, `${FIELDS}/${await idOf('Responsable')}/deletion`))('.confirm').text()).toContain(
      'rien ne sera perdu',
    )
  })

  test('takes its values, its columns and what was typed, and nothing of the others', async () => {
    const id = await idOf('Site')
    const [reference] = await admin('orders').whereRaw(`custom_values[3] = 'Quai Nord'`).pluck('reference')
    const draftId = await keptDraft(portal.portal.services, scope, {
      ...anOrderInput(['draft.harbour-bakery.example']),
      customValues: ['', 'D-18', 'Quai Est', ''],
    })
    await admin('users')
      .where({ login: 'harbour.super' })
      .update({ list_columns: ['reference', 'custom_3'] })
    await admin('users')
      .where({ login: 'harbour.reader' })
      .update({ list_columns: ['custom_3'] })

    const answer = await send(owner, `${FIELDS}/${id}/deletion`, `${FIELDS}/${id}/deletion`)

    expect([answer.status, answer.headers['location']]).toEqual([303, FIELDS])
    expect(await valuesOf(reference)).toEqual(['', '', '', 'C-1'])
    expect([await found('quai'), (await found('c-1')).length]).toEqual([[], 1])
    expect((await orders.openDraft(scope, draftId)).input.customValues).toEqual(['', 'D-18', '', ''])
    expect(
      await admin('users').whereIn('login', ['harbour.super', 'harbour.reader']).orderBy('login').pluck('list_columns'),
    ).toEqual([null, ['reference']])
    expect(await logged('custom_field.deleted')).toMatchObject([{ subject: 'Site', details: { values: 2 } }])
    expect((await kept()).map(({ slot }) => slot)).toEqual([1, 2, 4])
  })

  test('leaves a slot without values to the next field', async () => {
    await add({ name: 'Nouveau' })

    expect((await customFields.openToDelete(scope, await idOf('Nouveau'))).values).toBe(0)
  })
})
