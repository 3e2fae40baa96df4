/** What the command log stores about a decided command. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Command, CommandRow, Outcome } from './command.ts'
import { outcomeText } from './outcome-text.ts'

interface Written {
  commandNo: number
  businessDate: BusinessDate
  outcome: Outcome
  tellerNo: number
  checkerNo: number | null
}

export function rowOf(command: Command, { outcome, ...written }: Written): CommandRow {
  return {
    ...written,
    at: command.at,
    functionCode: command.functionCode,
    channel: command.channel,
    workstation: command.workstation,
    requestHash: command.requestHash,
    contentHash: command.contentHash,
    input: command.inputText,
    outcome: outcomeText(outcome),
  }
}
