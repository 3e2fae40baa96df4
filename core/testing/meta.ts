/** The person, time and place that most tests want: teller 1001 at the counter at ten in the morning. */
import { timeOfDay } from '../base/market.ts'
import { shanghaiInstant } from '../base/shanghai-time.ts'
import type { Gathered } from '../frame/gathered.ts'
import type { Meta, Principal, VerifiedSecret } from '../frame/meta.ts'
import type { Channel } from '../words/channel.ts'

export interface Circumstances {
  /** The market's clock, '11:45'. */
  time?: string
  /** The market's date, where it counts. */
  date?: string
  channel?: Channel
  secrets?: Readonly<Record<string, VerifiedSecret>>
  gathered?: Gathered
  checkerNo?: number
  principal?: Principal
}

export function aMeta({
  time = '10:00',
  date,
  channel = 'counter',
  secrets = {},
  gathered,
  checkerNo,
  principal,
}: Circumstances = {}): Meta {
  return {
    commandNo: 1,
    at: date === undefined ? 1_795_000_000_000 : shanghaiInstant(date, timeOfDay(time)),
    time: timeOfDay(time),
    principal: principal ?? { kind: 'teller', tellerNo: 1001, branchNo: 1 },
    channel,
    workstation: 'W1',
    secrets,
    gathered,
    checkerNo: checkerNo ?? null,
  }
}
