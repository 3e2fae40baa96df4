/** How far long work is. */
import { percentOf, type RunningJob } from '../api/running-jobs.ts'
import { useText } from '../texts/use-text.ts'
import './job-bar.css'

export type JobBarProps = Pick<RunningJob, 'done' | 'of'>

export function JobBar({ done, of }: JobBarProps) {
  const { t } = useText()
  const percent = percentOf({ done, of })
  return (
    <span
      className={`job-bar ${percent === undefined ? 'open' : ''}`}
      role="progressbar"
      aria-label={t('job.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={percent === undefined ? {} : { width: `${percent}%` }} />
      <small>{percent === undefined ? t('job.done', { done }) : `${percent}%`}</small>
    </span>
  )
}
