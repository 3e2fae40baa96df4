/**
 * The order of test files when several run at a time: those known to take long come first, because one of them would otherwise
 * run alone at the end. The list only saves time; a file that is not on it runs after those that are, bigger files first.
 */
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take more than some seconds, the longest first. */
const LONG = [
  'tests/simulation/kill.test.ts',
  'tests/scenarios/scenarios.test.ts',
  'apps/web/e2e/behaviour.test.ts',
  'apps/web/e2e/typist/typist.test.ts',
  'tests/journeys/journeys.test.ts',
  'tests/simulation/order-batches.test.ts',
  'adapters/storage/embedded-postgres.test.ts',
  'adapters/storage/reader.test.ts',
  'apps/web/e2e/second-person.test.ts',
  'apps/web/e2e/prints.test.ts',
  'tests/simulation/trial-days.test.ts',
  'tests/storage/kill-during-commit.test.ts',
  'tests/simulation/two-tellers.test.ts',
  'tests/simulation/custody.test.ts',
  'tests/property/interleavings.test.ts',
  'tests/property/histories.property.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ project, moduleId }: TestSpecification): number => {
      const at = LONG.indexOf(relative(project.config.root, moduleId).replaceAll('\\', '/'))
      return project.config.sequence.groupOrder * 1000 + (at < 0 ? LONG.length : at)
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
