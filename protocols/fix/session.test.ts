/**
 * Runs the dialogues of dialogues/*.def, text that tells what each side says:
 *
 *   role initiator|acceptor [nextOut=n] [nextIn=n] [heartbeat=s] [accuracy=s]    a new session US ↔ THEM; its socket stands
 *   reset-logon                                                                  … and it logs on with ResetSeqNumFlag
 *   role both …        played by either role, logged on, next out 3, next in 2; {taken} is the type of message that the role
 *                      takes, {given} the one that it gives, {key} what the former must have
 *   I 35=0|34=2|…      they say this                             E 35=…|…   we say this: type, number and fields
 *   I garbled          bytes that are no message come in         E deliver n [dup] [refused] | resend a-b | disconnect |
 *   S 35=D|…           the application sends                     E         reset | logged-on | settled | note | peer-reset |
 *   T seconds          time passes, then a tick                  E         reset-demanded | numbers-lost | given-up
 *   D                  the socket is gone, and a new one stands  L          the application logs out
 *                                                                =  in n | out n | state s
 *
 * What they say is framed and goes through the decoder. The header's fields that a line does not name are added behind 34
 * (49, 56, 52 = now; 122 = now where 43 is Y), save for those that it takes away: -52. A time may be told in seconds from
 * now: 52=+121, a text as a letter and how often: 58=x*20000. An application message gets the rest of a whole body. A line may
 * begin with 8=.
 * After each line of I, S, T, D and L exactly what the E lines say must have come out, in this order.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checksum, createDecoder, encodeFrame, parseBody, readable } from './codec.ts'
import type { SessionAction } from './session-action.ts'
import { Session } from './session.ts'
import { SOH, TAG } from './tags.ts'
import { formatTimestamp } from './timestamp.ts'

const START = 1_767_576_600_000
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
      // The words of a text are only for people.
      return [type, `34=${action.seq}`, ...fields.filter(field => !field.startsWith('58='))].join('|')
    }
    case 'deliver':
      return `deliver ${action.seq}${action.possDup ? ' dup' : ''}${action.message.defect === undefined ? '' : ' refused'}`
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
    sendingTimeAccuracy: option(words, 'accuracy', 120) * 1000,
  })
  const isReset = words.includes('reset-logon')
  return { session, now: START, isReset, out: session.connected(START, isReset).map(shown) }
}

/** For each type, the fields that FIX requires and the fields that we read. */
const BODY: Record<string, string> = {
  D: '11=A1|1=A123456789|55=600000|54=1|60=20260105-01:30:00|38=100|40=2|44=10.00',
  F: '41=A1|11=C1|55=600000|54=1|60=20260105-01:30:00|38=100',
  H: '11=A1|55=600000|54=1',
  '8': '37=X1|11=A1|17=E1|150=0|39=0|55=600000|54=1|38=100|151=100|14=0|6=0',
  '9': '37=X1|11=C1|41=A1|39=2|434=1|102=0',
  j: '45=2|372=D|380=0',
  '3': '45=2',
  '6': '23=I1|28=N|55=600000|54=1|27=100',
}

/** The fields of a line, together with those that are added for it. */
function complete(text: string, now: number): string[] {
  const told = text.split('|').filter(field => field !== '')
  const taken = told.filter(field => field.startsWith('-')).map(field => field.slice(1))
  const fields = told
    .filter(field => !taken.includes(field.slice(1)))
    .map(field =>
      field.replace(/^(52|122)=([+-]\d+)$/, (_, tag: string, seconds: string) => {
        return `${tag}=${formatTimestamp(now + Number(seconds) * 1000)}`
      }),
    )
    .map(field =>
      field.replace(
        /=(\w)\*(\d+)$/,
        (_, letter: string, times: string) => `=${letter.repeat(Number(times))}`,
      ),
    )
  const has = (tag: string): boolean => fields.some(field => field.startsWith(`${tag}=`))
  const time = formatTimestamp(now)
  const added = ['49=THEM', '56=US', `52=${time}`, ...(has('43') ? [`122=${time}`] : [])].filter(
    field => !taken.includes(field.split('=')[0] ?? '') && !has(field.split('=')[0] ?? ''),
  )
  const at = fields.findIndex(field => field.startsWith('34=')) + 1
  fields.splice(at === 0 ? 1 : at, 0, ...added)
  const body = (BODY[fields.find(field => field.startsWith('35='))?.slice(3) ?? ''] ?? '').split('|')
  const isLeft = (field: string): boolean => {
    const tag = field.split('=')[0] ?? ''
    return tag !== '' && !has(tag) && !taken.includes(tag)
  }
  return [...fields, ...body.filter(isLeft)]
}

function framed(fields: readonly string[]): string {
  const [first = '', ...rest] = fields
  const inner = (list: readonly string[]): string => list.map(field => field + SOH).join('')
  if (!first.startsWith('8=')) return encodeFrame(inner(fields))
  const body = inner(rest)
  const frame = `${first}${SOH}9=${body.length}${SOH}${body}`
  return `${frame}10=${String(checksum(frame, 0, frame.length)).padStart(3, '0')}${SOH}`
}

function incoming(stage: Stage, text: string): SessionAction[] {
  if (text === 'garbled') {
    const garbled = { kind: 'garbled', reason: 'checksum', sample: '', size: 1 } as const
    return stage.session.receive(garbled, stage.now)
  }
  const found = createDecoder().push(framed(complete(text, stage.now)))
  expect(found.length, text).toBe(1)
  return found.flatMap(each => stage.session.receive(each, stage.now))
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

/** The part of a dialogue for both roles that belongs to one role, up to the point where both are the same. */
function asRole(line: string, role: 'initiator' | 'acceptor'): Stage {
  const stage = open(`${line.replace('both', role)} nextOut=${role === 'acceptor' ? 2 : 1}`)
  stage.out = []
  incoming(stage, '35=A|34=1|98=0|108=30')
  return stage
}

interface Line {
  /** The line number in the file, for the message of a failed test. */
  no: number
  text: string
}

function play(first: Stage, lines: readonly Line[]): void {
  const stage = first
  for (const { no, text } of lines) {
    const verb = text.split(' ')[0] ?? ''
    const rest = text.slice(verb.length + 1).trim()
    if (verb === 'E') {
      expect(stage.out.shift(), `line ${no}`).toBe(rest)
      continue
    }
    expect(stage.out, `before line ${no}`).toEqual([])
    if (verb === '=') check(stage, rest)
    else stage.out = perform(stage, verb, rest).map(shown)
  }
  expect(stage.out, 'at the end').toEqual([])
}

const WORDS = {
  initiator: { taken: '8', given: 'D', key: '17' },
  acceptor: { taken: 'D', given: '8', key: '11' },
}

function playSection([head, ...lines]: Line[]): void {
  if (head === undefined) return
  if (!head.text.startsWith('role both')) {
    play(open(head.text), lines)
    return
  }
  for (const role of ['initiator', 'acceptor'] as const) {
    const words = WORDS[role]
    const said = lines.map(({ no, text }) => ({
      no,
      text: text.replaceAll(/\{(taken|given|key)\}/g, (_, word: keyof typeof words) => words[word]),
    }))
    play(asRole(head.text, role), said)
  }
}

function playAll(text: string): void {
  const sections: Line[][] = []
  for (const [i, raw] of text.split('\n').entries()) {
    const line = { no: i + 1, text: raw.replace(/\s*#.*$/, '').trim() }
    if (line.text.startsWith('role ')) sections.push([line])
    else if (line.text !== '') sections.at(-1)?.push(line)
  }
  for (const section of sections) playSection(section)
}

describe('dialogues', () => {
  for (const name of readdirSync(FOLDER).toSorted()) {
    test(name, () => playAll(readFileSync(new URL(name, FOLDER), 'utf8')))
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
  const stage = { session, now: START, isReset: false, out: session.connected(START).map(shown) }
  const actions = incoming(stage, '35=A|34=2|98=0|108=30')
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
  const stage = { session, now: START, isReset: false, out: session.connected(START).map(shown) }
  const say = (text: string): SessionAction[] => incoming(stage, text)
  say('35=A|34=1|98=0|108=30')
  for (let seq = 3; seq < 20_000; seq++) say(`35=D|34=${seq}`)
  const drained = say('35=D|34=2|43=Y')
  expect(drained.length).toBe(10_001)
  expect(session.nextIn).toBe(10_003)
  expect(say('35=D|34=20000').map(shown)).toEqual(['35=2|34=3|7=10003|16=19999'])
})

test('no more than some bytes are queued behind a gap', () => {
  const session = new Session({
    role: 'acceptor',
    senderCompId: 'US',
    targetCompId: 'THEM',
    heartbeatSeconds: 30,
    nextOut: 1,
    nextIn: 1,
  })
  const stage = { session, now: START, isReset: false, out: session.connected(START).map(shown) }
  incoming(stage, '35=A|34=1|98=0|108=30')
  const long = 'x'.repeat(15_000)
  for (let seq = 3; seq < 1_003; seq++) incoming(stage, `35=D|34=${seq}|${BODY['D'] ?? ''}|58=${long}`)
  incoming(stage, '35=D|34=2|43=Y')
  expect(session.nextIn).toBeLessThan(3 + 8_000_000 / 15_000)
  expect(session.nextIn).toBeGreaterThan(500)
})
