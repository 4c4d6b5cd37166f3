import { describe, expect, test } from 'vitest'
import { startPortal } from '../../support/portal.ts'
import { setUpApp } from '../../support/second-factor.ts'
import { twoFactorSteps } from './steps.ts'

const portal = await startPortal()
const { admin, clock } = portal
const { giveCode, isSignedIn, logOf, lockOf, halfOpen } = twoFactorSteps(portal)

describe('recovery codes', () => {
  test('stand in for the app, each of them once, in whatever way they are typed', async () => {
    const { recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const [code = ''] = recoveryCodes
    const [agent, again] = [await halfOpen('harbour.super'), await halfOpen('harbour.super')]

    const answers = [
      await giveCode(agent, ` ${code.slice(0, 6)} ${code.slice(6).toUpperCase()}`),
      await giveCode(again, code),
    ]

    expect(recoveryCodes).toHaveLength(10)
    expect(answers.map(({ status }) => status)).toEqual([303, 401])
    expect(await logOf('harbour.super')).toContain('two_factor.recovery_code_used')
  })

  test('work once when sent twice at the same moment', async () => {
    const { recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const agents = [await halfOpen('harbour.super'), await halfOpen('harbour.super')]

    const answers = await Promise.all(agents.map((agent) => giveCode(agent, recoveryCodes[3]!)))

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401])
  })

  test('of somebody else don’t work, and guessing them locks the login', async () => {
    await setUpApp(portal, 'harbour.super')
    const { recoveryCodes } = await setUpApp(portal, 'norrland.super')

    const statuses = []
    for (const code of recoveryCodes.slice(0, 5))
      statuses.push((await giveCode(await halfOpen('harbour.super'), code)).status)

    expect(statuses).toEqual([401, 401, 401, 401, 423])
    expect(await lockOf('harbour.super')).toBe(true)
  })
})

describe('at rest', () => {
  test('the key is sealed for its row, recovery codes and half-open tokens are hashes', async () => {
    const { key, recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const { key: otherKey } = await setUpApp(portal, 'norrland.super')
    await halfOpen('harbour.super')

    const { rows } = await admin.raw<{ rows: { all: string }[] }>(
      `select string_agg(r, ' ') as all from (
         select f::text as r from second_factors f union all select c::text from recovery_codes c
         union all select h::text from half_open_sign_ins h union all select m::text from mails m
         union all select l::text from audit_log l) rows`,
    )
    const kept = rows[0]!.all
    const sealed = await admin('second_factors').select('sealed_key')

    for (const secret of [key, otherKey, ...recoveryCodes]) {
      expect(kept).not.toContain(secret)
      expect(kept).not.toContain(Buffer.from(secret).toString('hex'))
    }
    expect(sealed.every(({ sealed_key }) => /^v1\.[0-9a-f]{8}\./.test(String(sealed_key)))).toBe(true)
  })

  test('a key that was moved to another row does not open', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    await setUpApp(portal, 'norrland.super')
    clock.set(new Date(clock.now().getTime() + 60_000))
    const [harbour] = await admin('second_factors').join('users', 'users.id', 'user_id').where('login', 'harbour.super')
    await admin('second_factors').update({ sealed_key: harbour.sealed_key })
    const agent = await halfOpen('norrland.super')

    const answer = await giveCode(agent, await code())

    expect(answer.status).toBe(500)
    expect(await isSignedIn(agent)).toBe(false)
  })

  test('customers’ pages could not read any of it', async () => {
    const asPortal = (table: string) =>
      admin.transaction(async (trx) => {
        await trx.raw('set local role chancery_portal')
        await trx(table)
      })

    for (const table of ['second_factors', 'recovery_codes', 'half_open_sign_ins'])
      await expect(asPortal(table)).rejects.toThrow(/permission denied/)
  })
})
