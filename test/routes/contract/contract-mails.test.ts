import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { startWithoutContract, terms } from './start-without-contract.ts'

const { admin, story, scopeOf, services, schedule, START, inDays } = await startWithoutContract()

describe('the mails before a contract’s end', () => {
  const ACCOUNT = 'montclair.super'
  const announce = () => schedule.find(({ name }) => name === 'announce_contract_ends')?.task()
  /** About the newest contract. */
  const mails = async () => {
    const [contract] = await admin('contracts').orderByRaw('number desc').limit(1)
    return admin('mails')
      .where({ account_id: scopeOf(ACCOUNT).accountId, kind: 'contract_ending' })
      .whereLike('subject', `%${contract.number}%`)
      .orderBy('created_at')
  }

  test('go out 60, 30 and 7 days before, once each, however often the job runs', async () => {
    await story(ACCOUNT).contract(0, terms({ fromDay: 0, toDay: 90 }))

    const counts = []
    for (const day of [29, 30, 31, 60, 61, 83, 84, 90, 91]) {
      inDays(day)
      await Promise.all([announce(), announce()])
      await announce()
      counts.push((await mails()).length)
    }

    const [first] = await mails()
    const endsOn = dayOf(addDays(START, 90))
    expect(counts).toEqual([0, 1, 1, 2, 2, 3, 3, 3, 3])
    expect(first).toMatchObject({ recipient: 'n.vautrin@montclair.example', language: 'fr' })
    expect(first.subject).toMatch(/^Votre contrat CT\d+ prend fin le /)
    expect(first.text_body).toContain('/contract')
    expect((await services.contracts.read(scopeOf(ACCOUNT))).contracts[0]?.endsOn).toBe(endsOn)
  })

  test('catch up in one mail when no worker was there on the day', async () => {
    await story(ACCOUNT).contract(0, terms({ fromDay: 0, toDay: 90 }))

    inDays(65)
    await announce()
    inDays(66)
    await announce()

    const sent = await mails()
    expect(sent.map(({ text_body }) => /Il reste (\d+) jours/.exec(text_body)?.[1])).toEqual(['25'])
  })

  test('stop when another contract follows', async () => {
    await story(ACCOUNT).contract(0, terms({ fromDay: 0, toDay: 90 }))
    await story(ACCOUNT).contract(0, terms({ fromDay: 91, toDay: 200 }))

    inDays(40)
    await announce()

    expect(await mails()).toEqual([])
    expect(
      await admin('contract_notices').join('contracts', 'contracts.id', 'contract_id').where('withdrawn', false),
    ).toEqual([])
  })
})
