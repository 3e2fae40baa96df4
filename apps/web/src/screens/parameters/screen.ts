/** S01, S02, S04, S05, S09: parameters. */
import { defineScreen } from '../../shell/define-screen.ts'

export const parametersScreen = defineScreen({
  codes: ['S01', 'S02', 'S04', 'S05', 'S09'],
  load: async () => ({ default: (await import('./parameters.tsx')).Parameters }),
})
