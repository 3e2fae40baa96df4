/** Makes the command of a signed-in teller; person, place and time are set in this one place. */
import type { Command } from '@guitai/core/engine/command.ts'
import type { Clock } from '../ports.ts'
import type { Session } from '../sign-in/sessions.ts'

export interface Giver {
  session: Pick<Session, 'tellerNo' | 'workstation'>
  branchNo: number
  clock: () => Clock
}

type Said = Pick<Command, 'functionCode' | 'input' | 'inputText'> &
  Partial<Pick<Command, 'secrets' | 'requestHash' | 'contentHash' | 'refusal'>>

/** Without a request id it is never taken for a repeat. */
export function tellerCommand({ session, branchNo, clock }: Giver, said: Said): Command {
  const { at, time } = clock()
  return {
    secrets: {},
    requestHash: '',
    contentHash: '',
    ...said,
    principal: { kind: 'teller', tellerNo: session.tellerNo, branchNo },
    channel: 'counter',
    workstation: session.workstation,
    at,
    time,
  }
}
