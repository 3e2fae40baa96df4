/**
 * Lets the server run the rest of the day (E20), after a question that says what will stop it. What stands in the way is said beside
 * the button, and who else has started it is waited for.
 */
import { Button } from 'antd'
import { useState } from 'react'
import { useFunctions } from '@guitai/web-kit/api/catalogue.ts'
import { useMarketClock } from '@guitai/web-kit/api/market.ts'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { newestJob } from '@guitai/web-kit/api/running-jobs.ts'
import { useRunningJobs } from '@guitai/web-kit/api/use-running-jobs.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { useText, type Texts } from '../../texts/use-text.ts'
import type { DayRecord } from './day-plan.ts'
import { WHOLE_DAY, type StepRun } from './use-steps.ts'
import { wholeDay, type Obstacle } from './whole-day.ts'
import './day.css'

export interface RunDayProps {
  readonly day: DayRecord
  readonly run: StepRun
}

export function RunDay({ day, run }: RunDayProps) {
  const texts = useText()
  const { t, pick } = texts
  const [isAsking, setAsking] = useState(false)
  const { data } = useFunctions()
  const clock = useMarketClock()
  const open = useReport('discrepancies', { resolution: 'open' }, { live: ['day'] })
  const { next, obstacles } = wholeDay(day, { clock, openDiscrepancies: open.data?.rows.length ?? 0 })
  const mayRun = data?.find(({ code }) => code === WHOLE_DAY.functionCode)?.mayRun === true
  const isUnderWay = newestJob(useRunningJobs(), WHOLE_DAY.functionCode) !== undefined
  const said = obstacles.map(obstacle => wordsOf(obstacle, texts))
  return (
    <>
      {said.length > 0 && <span className="obstacles">{said.join(t('word.separator'))}</span>}
      <Button
        type="primary"
        disabled={next === undefined || !mayRun || isUnderWay || run.running !== undefined}
        onClick={() => setAsking(true)}
      >
        {t('day.runAll')}
      </Button>
      {isAsking && next !== undefined && (
        <ConfirmDialog
          isOpen
          title={t('day.runAll')}
          facts={[
            [t('day.businessDate'), day.businessDate],
            [t('day.from'), `${next.key} ${pick(next.title)}`],
            [t('day.stopsAt'), said.length === 0 ? t('day.stopsAtPerson') : said.join(t('word.separator'))],
          ]}
          isSending={false}
          onBack={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            void run.run(WHOLE_DAY)
          }}
        />
      )}
    </>
  )
}

function wordsOf(obstacle: Obstacle, { t, word }: Texts): string {
  switch (obstacle.kind) {
    case 'streams': {
      const list = obstacle.markets.map(market => word('market', market)).join(t('word.separator'))
      return t('day.waitsForStreams', { list })
    }
    case 'time':
      return t('day.waitsForTime', { step: obstacle.step, time: obstacle.time })
    case 'tills':
      return t('day.waitsForTills', { count: obstacle.count })
    case 'discrepancies':
      return t('day.waitsForDiscrepancies', { count: obstacle.count })
    default:
      return obstacle satisfies never
  }
}
