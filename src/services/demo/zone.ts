import { readZone, writeZone, type ZoneFault } from '#domain/network/zone-text.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { listZone, replaceZone } from '#stores/demo-zone-store.ts'

/** The demo's zone as text. */
export const readDemoZone = (scope: OperatorScope): Promise<string> =>
  inOperatorTransaction(scope, async (tx) => writeZone(await listZone(tx)))

/** Replaces the demo's zone, or tells which lines are wrong and changes nothing. */
export const saveDemoZone =
  ({ extraSuffixes }: { readonly extraSuffixes: readonly string[] }) =>
  async (scope: OperatorScope, text: string): Promise<readonly ZoneFault[]> => {
    const { records, faults } = readZone(text, extraSuffixes)
    if (faults.length === 0) await inOperatorTransaction(scope, (tx) => replaceZone(tx, records))
    return faults
  }
