import { describe, expect, test } from 'vitest'
import { translator } from '#platform/i18n.ts'
import { missingPills, type MissingFacts } from '#presenters/staff/missing.ts'
import { OV_ITEMS } from './sample-case.ts'

const COMPLETE: MissingFacts = {
  fulfilment: 'verification',
  settlement: 'paid',
  level: null,
  ticked: [],
  isRefusedByCa: false,
  awaitsCertificate: false,
  csrMissing: false,
  openDomains: 0,
  caaRefusals: 0,
  documentsSent: 0,
}

describe('what a case lacks', () => {
  test.each([
    [{}, []],
    [{ level: 'ov' }, [['act', '6 checks to do']]],
    [{ level: 'ov', ticked: OV_ITEMS.slice(1) }, [['act', '1 check to do']]],
    [{ level: 'ov', ticked: OV_ITEMS }, [['done', 'All checks done: complete it']]],
    [{ fulfilment: 'suspended' }, [['stop', 'Suspended: waits for the customer']]],
    [{ isRefusedByCa: true }, [['stop', 'Refused by the CA']]],
    [{ awaitsCertificate: true }, [['act', 'Order at the CA, then enter']]],
    [{ csrMissing: true }, [['work', 'No CSR yet']]],
    [{ openDomains: 2 }, [['work', '2 domains to prove']]],
    [{ caaRefusals: 1 }, [['stop', 'CAA does not allow it']]],
    [{ settlement: 'awaiting_payment' }, [['work', 'Not paid yet']]],
    [{ settlement: 'deferred' }, []],
    [{ documentsSent: 3 }, [['quiet', '3 documents received']]],
  ] as const)('%j', (facts, pills) => {
    const shown = missingPills({ ...COMPLETE, ...facts }, translator('en'))

    expect(shown.map(({ tone, label }) => [tone, label])).toEqual(pills)
  })
})
