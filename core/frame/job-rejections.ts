/** Refusals about jobs. rejections.ts has the others and fills the messages. */
export const JOB_REJECTIONS = {
  job_not_found: { zh: '任务不存在', en: 'Unknown job' },
  job_not_yours: {
    zh: '只有申请人、复核人或复核主管可以处理此任务',
    en: 'Only who asked for the job or agreed to it, or a checker, may do this',
  },
  job_ended: { zh: '任务已结束', en: 'The job has ended' },
  job_waits_for_approval: {
    zh: '任务待复核；可撤回复核申请',
    en: 'The job waits for a second person; its request can be taken back',
  },
  job_not_cancelable: { zh: '此任务不能取消', en: 'This job cannot be canceled' },
  job_not_interrupted: { zh: '任务没有中断', en: 'The job is not interrupted' },
  job_of_other_day: {
    zh: '任务是 {date} 的，不能在今天续办；请重新申请',
    en: 'The job is of {date} and does not go on today; ask anew',
  },
  too_many_jobs: {
    zh: '该柜员当日任务已达 {most} 个，请明日再试',
    en: 'This teller has asked for {most} jobs today; try again tomorrow',
  },
  job_canceled: { zh: '任务已取消', en: 'The job was canceled' },
} as const
