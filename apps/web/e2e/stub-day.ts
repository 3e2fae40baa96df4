/** Invented rows for the stub: the plan of a day whose files are half taken in, and what differs. */
import { timeOfDay } from '../../../core/base/market.ts'
import { dayPlan } from '../../../core/rules/day-plan.ts'
import { defaultParameters } from '../../../core/rules/default-parameters.ts'
import type { StepState } from '../../../core/words/step-status.ts'

const STATES: Readonly<Record<string, StepState>> = {
  X03: 'done',
  'X04-XSHG': 'done',
  'X04-XSHE': 'done',
  'X04-BJSE': 'skipped',
  'E27-XSHG': 'done',
  'E27-XSHE': 'done',
  'E27-BJSE': 'done',
  'E01-XSHG': 'done',
  'E01-XSHE': 'done',
  'E01-BJSE': 'ready',
  'E02-XSHG': 'running',
  'E02-XSHE': 'ready',
}

export const STUB_PLAN = dayPlan(defaultParameters(), '2026-11-23').map((step, index) => ({
  ...step,
  state: STATES[step.key] ?? 'waiting',
  ...(step.key === 'E11' ? { needs: [...step.needs, 'time'], notBefore: timeOfDay('16:10') } : {}),
  usual: step.key.startsWith('E')
    ? { startsAt: timeOfDay('15:31') + 60 * (index - 4), seconds: 20 + 12 * index }
    : null,
}))

export const STUB_DISCREPANCIES = [
  {
    discrepancyKey: '2026-11-23/different/2026-11-23/XSHG//7/buy',
    businessDate: '2026-11-23',
    kind: 'different',
    market: 'XSHG',
    side: 'buy',
    tradeNo: '7',
    about: 'other-price',
    subject: null,
    ours: 'A100000001.XSHG 600000 10.11 × 300, 3033.00',
    theirs: 'A100000001.XSHG 600000 10.12 × 300, 3036.00',
    orderId: 9,
    resolution: 'open',
    resolvedBy: null,
  },
  {
    discrepancyKey: '2026-11-23/fee/XSHG 20001 CNY stampDuty',
    businessDate: '2026-11-23',
    kind: 'fee',
    market: 'XSHG',
    tradingUnit: '20001',
    currency: 'CNY',
    fee: 'stampDuty',
    subject: null,
    ours: '157716.00',
    theirs: '157720.00',
    orderId: null,
    resolution: 'open',
    resolvedBy: null,
  },
]
