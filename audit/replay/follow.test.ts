/** Every command and fact that the counter accepts is followed, or is known to move nothing. A new one needs a decision. */
import { expect, test } from 'vitest'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { INBOUND } from '@guitai/core/inbound/registry.generated.ts'
import { FOLLOW } from './follow.ts'

/** Why each of these moves no money and no shares and holds nothing. */
const MOVES_NOTHING: Readonly<Record<string, string>> = {
  A26: 'that a client was called',
  C02: 'each of its lines is an order of its own, C01',
  C03: 'each of its lines is an order of its own, C01',
  C04: 'each of its lines is a cancel of its own, O02',
  C24: "a till's count: what is over or short is booked by C25",
  C26: 'only says that a till is open again',
  C93: 'only checks the lines of a file',
  E01: 'keeps what the depository says of trades: E03A books it',
  E03: 'only lists differences: E03A books them',
  E13: 'proves and closes',
  E20: 'asks for the steps of the day end: each is followed by itself',
  E28: 'moves the closed day to history: no row changes',
  E29: 'leaves a step out: what the step would have done is not done',
  F01: 'a password',
  F02: 'a password',
  F03: 'a password',
  F06: 'who may act for a client',
  F07: 'what a client may do from now on',
  F15: 'what is lost may no longer be used; G07 takes the fee',
  G08: 'a holding keeps its number, and with it all that is reckoned of it',
  M04a: 'who is at the counter',
  M04b: 'who may sign in',
  M04c: 'who is at the counter no more',
  M04d: 'how a teller signs in',
  M04e: 'how a teller signs in',
  O04: 'asks the exchange: its answers are facts of their own',
  S03: 'trading units: where orders leave',
  S06: 'which security has which code',
  S07: 'who may do what',
  S08: 'who works here',
  S10: 'when what is done: each is followed by itself',
  S17: 'what a branch is called, and what is above it: whose a client is stands with the client',
  S16: 'how a teller signs in',
  S91: 'read as the command that it agrees to',
  S92: 'a request that is given up has moved nothing yet',
  S93: 'a look',
  S94: 'a print',
  S95: 'what may not be bought or sold from now on',
  S96: 'what may be bought or sold from now on',
  S97: 'ends a job: what its chunks did is followed chunk by chunk',
  S98: 'goes on with a job: what its chunks do is followed chunk by chunk',
  X02: 'which number the next message of a line bears',
  X04: 'the list of securities: its figures are looked up',
  X05: 'makes files of what is booked',
  X07: 'gives out what is booked',
  X06: 'only compares securities accounts with a list',
  'custody-requests-sent': 'what is held stays held',
  'job-ended': 'how a job ended: its chunks are followed',
  'job-requested': 'that a job was asked for: its chunks are followed',
  'job-resumed': 'that a job goes on: its chunks are followed',
  'schedule-told': 'what became of a row of the schedule: what it asked for is followed',
  'stream-complete': 'a market has said all',
  'unreadable-message': 'kept for a person: E03B books it',
}

const taken = [...FUNCTIONS.map(({ code }) => code), ...INBOUND.map(({ name }) => name)]

test('every command and fact either has a row, or a reason why it needs none', () => {
  const decided = [...Object.keys(FOLLOW), ...Object.keys(MOVES_NOTHING)]
  expect(taken.filter(code => !decided.includes(code))).toEqual([])
  expect(decided.filter(code => !taken.includes(code))).toEqual([])
  expect(Object.keys(MOVES_NOTHING).filter(code => code in FOLLOW)).toEqual([])
})
