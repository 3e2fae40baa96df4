/** RW 任务. */
import { defineScreen } from '../../shell/define-screen.ts'

export const jobsScreen = defineScreen({
  codes: ['S97', 'S98'],
  destination: {
    code: 'RW',
    name: 'jobs',
    title: { zh: '任务', en: 'Jobs' },
    pinyin: 'rw',
    module: 'system',
  },
  serves: ['jobs', 'cancel-job', 'resume-job'],
  load: async () => ({ default: (await import('./jobs.tsx')).Jobs }),
})
