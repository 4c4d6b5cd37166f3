import type { Contract } from '#domain/contracts/contract.ts'

/** The contract of 2026; tests say what is different about theirs. */
export function aContract(fields: Partial<Contract> = {}): Contract {
  return {
    id: '01a30000-0000-7000-8000-000000000001',
    number: 'CT1001',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    products: ['positivessl'],
    priceLevel: 10,
    objective: null,
    madeAt: new Date('2025-12-01T09:00:00Z'),
    madeBy: 'Camille Roux',
    ended: null,
    withdrawn: false,
    version: 1,
    ...fields,
  }
}

/** The one that follows it. */
export const NEXT_YEAR = aContract({
  id: '01a30000-0000-7000-8000-000000000002',
  number: 'CT1002',
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
  priceLevel: 50,
})
