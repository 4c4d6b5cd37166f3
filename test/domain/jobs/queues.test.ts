import { describe, expect, test } from 'vitest'
import { queueOf } from '#domain/jobs/queues.ts'

const ACCOUNTS = Array.from({ length: 64 }, (_, index) => `019ab000-0000-7000-8000-00000000${1000 + index}`)

describe('jobs that ask name servers and sites', () => {
  test('wait in two queues, and those of one account in one', () => {
    const queues = ACCOUNTS.map((account) => queueOf('check_caa', account))

    expect(new Set(queues).size).toBe(2)
    expect(ACCOUNTS.map((account) => queueOf('check_domain', account))).toEqual(queues)
  })

  test('are the only ones that wait for one another', () => {
    for (const kind of ['submit_certificate', 'advance_order', 'deliver_mail'] as const) {
      expect(queueOf(kind, ACCOUNTS[0]!)).toBeNull()
    }
  })
})
