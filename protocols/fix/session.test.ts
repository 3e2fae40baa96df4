/**
 * Runs the dialogues of dialogues/*.def, text that tells what each side says:
 *
 *   role initiator|acceptor [nextOut=n] [nextIn=n] [heartbeat=s]    a new session US ↔ THEM; its socket stands
 *   reset-logon                                                     … and it logs on with ResetSeqNumFlag
 *   I 35=0|34=2|…      they say this (CompIDs added where absent)   E 35=…|…   we say this: type, number and fields named
 *   I garbled          bytes that are no message come in            E deliver n [dup] | resend a-b | disconnect | reset |
 *   S 35=D|…           the application sends                        E         logged-on | settled | note | reset-demanded | numbers-lost
 *   T seconds          time passes, then a tick                     L          the application logs out
 *   D                  the socket is gone, and a new one stands     =  in n | out n | state s
 *
 * After each line of I, S, T, D and L exactly what the E lines say must have come out, in this order.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBody, readable } from './codec.ts'
import type { SessionAction } from './session-action.ts'
import { Session } from './session.ts'
import { SOH, TAG } from './tags.ts'

const FOLDER = new URL('./dialogues/', import.meta.url)

interface Stage {
  session: Session
  now: number
  isReset: boolean
  out: string[]
}

function shown(action: SessionAction): string {
  switch (action.kind) {
    case 'send': {
      const [type = '', ...fields] = readable(action.body).split('|').slice(0, -1)
      // The words of a text are for people.
      return [type, `34=${action.seq}`, ...fields.filter(field => !field.startsWith('58='))].join('|')
    }
    case 'deliver':
      return `deliver ${action.seq}${action.possDup ? ' dup' : ''}`
    case 'resend':
      return `resend ${action.from}-${action.to}`
    default:
      return action.kind
  }
}

function option(words: readonly string[], name: string, otherwise: number): number {
  const found = words.find(word => word.startsWith(`${name}=`))
  return found === undefined ? otherwise : Number(found.slice(name.length + 1))
}

function open(line: string): Stage {
  const [, role, ...words] = line.split(' ')
  const session = new Session({
    role: role === 'acceptor' ? 'acceptor' : 'initiator',
    senderCompId: 'US',
    targetCompId: 'THEM',
    heartbeatSeconds: option(words, 'heartbeat', 30),
    nextOut: option(words, 'nextOut', 1),
    nextIn: option(words, 'nextIn', 1),
  })
  const isReset = words.includes('reset-logon')
  return { session, now: 1_000_000, isReset, out: session.connected(1_000_000, isReset).map(shown) }
}

function incoming(stage: Stage, text: string): SessionAction[] {
  if (text === 'garbled')
    return stage.session.receive({ kind: 'garbled', reason: 'checksum', sample: '' }, stage.now)
  const ids = text.includes('49=') ? '' : '49=THEM|56=US|'
  const message = parseBody(`${text}|${ids}`.replaceAll('|', SOH))
  if (text.includes('malformed=')) message.malformed = 'malformed'
  return stage.session.receive(message, stage.now)
}

function perform(stage: Stage, verb: string, rest: string): SessionAction[] {
  if (verb === 'I') return incoming(stage, rest)
  if (verb === 'S') return stage.session.send(`${rest}|`.replaceAll('|', SOH), stage.now)
  if (verb === 'L') return stage.session.logout('', stage.now)
  if (verb === 'T') {
    stage.now += Number(rest) * 1000
    return stage.session.tick(stage.now)
  }
  stage.session.disconnected()
  return stage.session.connected(stage.now, stage.isReset)
}

function check(stage: Stage, rest: string): void {
  const [what, value] = rest.split(' ')
  const actual = { in: stage.session.nextIn, out: stage.session.nextOut, state: stage.session.state }
  expect({ [String(what)]: String(actual[what as keyof typeof actual]) }).toEqual({ [String(what)]: value })
}

function play(text: string): void {
  let stage: Stage | undefined
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\s*#.*$/, '').trim()
    if (line === '') continue
    const verb = line.split(' ')[0] ?? ''
    const rest = line.slice(verb.length + 1).trim()
    if (verb === 'E') {
      expect(stage?.out.shift(), `line ${i + 1}`).toBe(rest)
      continue
    }
    expect(stage?.out ?? [], `before line ${i + 1}`).toEqual([])
    if (verb === 'role') stage = open(line)
    else if (stage === undefined) throw new Error(`line ${i + 1}: no role yet`)
    else if (verb === '=') check(stage, rest)
    else stage.out = perform(stage, verb, rest).map(shown)
  }
  expect(stage?.out, 'at the end').toEqual([])
}

describe('dialogues', () => {
  for (const name of readdirSync(FOLDER).toSorted()) {
    test(name, () => play(readFileSync(new URL(name, FOLDER), 'utf8')))
  }
})

test('texts reach the application and the peer readable', () => {
  const session = new Session({
    role: 'acceptor',
    senderCompId: 'US',
    targetCompId: 'THEM',
    heartbeatSeconds: 30,
    nextOut: 1,
    nextIn: 5,
  })
  session.connected(0)
  const actions = session.receive(parseBody(`35=A|49=THEM|56=US|34=2|98=0|108=30|`.replaceAll('|', SOH)), 0)
  expect(actions.at(-1)).toEqual({
    kind: 'disconnect',
    reason: 'MsgSeqNum too low, expecting 5 but received 2',
  })
  const [, logout] = actions
  expect(logout?.kind === 'send' && parseBody(logout.body).fields.get(TAG.Text)).toBe(
    'MsgSeqNum too low, expecting 5 but received 2',
  )
})

test('no more than the limit is queued behind a gap; the rest is asked for afterwards', () => {
  const session = new Session({
    role: 'acceptor',
    senderCompId: 'US',
    targetCompId: 'THEM',
    heartbeatSeconds: 30,
    nextOut: 1,
    nextIn: 1,
  })
  session.connected(0)
  const say = (text: string): SessionAction[] =>
    session.receive(parseBody(`${text}49=THEM|56=US|`.replaceAll('|', SOH)), 0)
  say('35=A|34=1|98=0|108=30|')
  for (let seq = 3; seq < 20_000; seq++) say(`35=D|34=${seq}|`)
  const drained = say('35=D|34=2|43=Y|')
  expect(drained.length).toBe(10_001)
  expect(session.nextIn).toBe(10_003)
  expect(say('35=D|34=20000|').map(shown)).toEqual(['35=2|34=3|7=10003|16=19999'])
})
