import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes. Begun last, it would keep one core busy while the other has nothing left to do. */
const LONGEST = [
  'test/guarantees/hostile-forms.test.ts',
  'test/guarantees/hostile-addresses.test.ts',
  'test/guarantees/access.test.ts',
  'test/guarantees/pages.test.ts',
  'test/journeys/accessibility.test.ts',
]

/** Begins with the longest files, of which a clean clone knows nothing. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((file) => moduleId.endsWith(file))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
