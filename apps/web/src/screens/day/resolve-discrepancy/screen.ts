/** E03A 差异处理. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const resolveDiscrepancyScreen = defineScreen({
  codes: ['E03A'],
  load: async () => ({ default: (await import('./resolve-discrepancy.tsx')).ResolveDiscrepancy }),
})
