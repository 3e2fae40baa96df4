/** The firm's own switches and numbers, with the date from which each is in force. S01 edits them. */
import type { BusinessDate } from '../base/business-date.ts'
import { present } from '../base/assert.ts'
import { inForce, type Parameters } from './parameters.ts'
import type { Setting } from '../words/setting.ts'

export function settingOf(parameters: Parameters, setting: Setting, date: BusinessDate): number {
  return present(inForce(parameters.settings, setting, date), `setting ${setting}`).value
}
