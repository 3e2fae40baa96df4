/** Whoever works with a new installation can do what there is to be done. */
import { expect, test } from 'vitest'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { FIRST_ROLES } from './installation.ts'

test('somebody besides administrators has a right to each module, but for the system itself', () => {
  const given = new Set(
    FIRST_ROLES.filter(({ role }) => role !== 'administrator').flatMap(({ rights }) =>
      rights.filter(right => !('checksOnly' in right)).map(({ permission }) => permission),
    ),
  )
  const modules = new Set([...FUNCTIONS, ...REPORTS].map(({ module }) => module))
  const nobodys = [...modules].filter(module => module !== 'system' && !given.has(`${module}.*`))
  expect(nobodys).toEqual([])
})
