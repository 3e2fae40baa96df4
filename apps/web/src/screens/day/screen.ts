/** RZ 日初与日终. */
import { defineScreen } from '../../shell/define-screen.ts'

export const dayScreen = defineScreen({
  destination: {
    code: 'RZ',
    name: 'business-day',
    title: { zh: '日初与日终', en: 'Start and end of day' },
    pinyin: 'rcyrz',
    module: 'day-end',
  },
  often: 7,
  serves: ['day'],
  load: async () => ({ default: (await import('./day.tsx')).Day }),
})
