/** What may be wrong with a sound frame: the reasons of a session-level Reject (FIX 4.4 vol. 6, SessionRejectReason). */

export const REASON = {
  invalidTag: 0,
  requiredTagMissing: 1,
  tagNotForType: 2,
  tagWithoutValue: 4,
  valueIncorrect: 5,
  wrongFormat: 6,
  compIdProblem: 9,
  sendingTime: 10,
  invalidType: 11,
  tagRepeated: 13,
  tagOutOfOrder: 14,
  groupOutOfOrder: 15,
  groupCount: 16,
  /** One of the values that the standard leaves open. */
  garbled: 99,
} as const

export type Reason = (typeof REASON)[keyof typeof REASON]

export interface Defect {
  /** Tag 373. */
  reason: Reason
  /** Tag 371; absent when the defect belongs to no single field. */
  tag?: number
}

/** The standard's own text for each reason; 99 is Other. */
const TEXT: Record<Reason, string> = {
  0: 'Invalid tag number',
  1: 'Required tag missing',
  2: 'Tag not defined for this message type',
  4: 'Tag specified without a value',
  5: 'Value is incorrect (out of range) for this tag',
  6: 'Incorrect data format for value',
  9: 'CompID problem',
  10: 'SendingTime accuracy problem',
  11: 'Invalid MsgType',
  13: 'Tag appears more than once',
  14: 'Tag specified out of required order',
  15: 'Repeating group fields out of order',
  16: 'Incorrect NumInGroup count for repeating group',
  99: 'Garbled however often it is asked for',
}

export function defectText({ reason, tag }: Defect): string {
  return tag === undefined ? TEXT[reason] : `${TEXT[reason]}: ${tag}`
}
