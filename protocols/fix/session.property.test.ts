/**
 * Whatever a peer does to a message, a session answers in one of the ways of FIX 4.4 (vol. 2, "Session Protocol"), and every
 * message that consumed a number is delivered, as sound or as refused.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDecoder, encodeFrame, readable } from './codec.ts'
import { decodeFromCounter, decodeFromExchange } from './decode-message.ts'
import type { SessionAction } from './session-action.ts'
import { Session } from './session.ts'
import { SOH } from './tags.ts'
import { formatTimestamp } from './timestamp.ts'

const NOW = 1_767_576_600_000
const TIME = formatTimestamp(NOW)
const HEADER = `49=THEM|56=US|34=2|52=${TIME}`
const MESSAGES = {
  initiator: `35=8|${HEADER}|37=X1|11=A1|453=2|448=5|447=C|452=1|448=A1|447=5|452=5|17=E1|150=F|39=2|55=600000|54=1|38=100|32=100|31=10.00|151=0|14=100|6=10.00|60=${TIME}|58=done|354=3|355=a=b`,
  acceptor: `35=D|${HEADER}|11=A1|453=1|448=5|447=C|452=1|1=A123456789|55=600000|207=XSHG|54=1|60=${TIME}|38=100|40=2|44=10.00|75=20260105`,
} as const

type Role = keyof typeof MESSAGES

function loggedOn(role: Role): Session {
  const session = new Session({
    role,
    senderCompId: 'US',
    targetCompId: 'THEM',
    heartbeatSeconds: 30,
    nextOut: 1,
    nextIn: 1,
  })
  session.connected(NOW)
  say(session, `35=A|49=THEM|56=US|34=1|52=${TIME}|98=0|108=30`.split('|'))
  return session
}

function hear(session: Session, bytes: string): SessionAction[] {
  return createDecoder()
    .push(bytes)
    .flatMap(message => session.receive(message, NOW))
}

function say(session: Session, fields: readonly string[]): SessionAction[] {
  return hear(session, encodeFrame(fields.map(field => field + SOH).join('')))
}

/** The answer in short form: the types of what is sent, what is delivered, and how it ends. */
function shape(actions: readonly SessionAction[]): string {
  return actions
    .map(action => {
      if (action.kind === 'send') return readable(action.body).split('|')[0]
      if (action.kind === 'deliver') return action.message.defect === undefined ? 'sound' : 'refused'
      return action.kind
    })
    .join(' ')
}

/** The possible answers: sound; refused; refused because of sender or time; unsupported type; garbled. */
const ALLOWED = new Set([
  'sound',
  '35=3 refused',
  'refused',
  '35=3 refused 35=5 disconnect',
  'refused 35=5 disconnect',
  '35=j sound',
  'note',
])

/** The sequence number is kept, because with another one it would be another message. */
const isKept = (field: string): boolean => field.startsWith('34=')

const value = fc.oneof(
  fc.constantFrom('', '0', '-1', '+5', 'Y', 'N', '1e3', '99999999999999999999', 'a=b', TIME, '20260230', '4'),
  fc.string({ maxLength: 12, unit: fc.integer({ min: 2, max: 255 }).map(code => String.fromCharCode(code)) }),
)
const tag = fc.oneof(
  fc.integer({ min: -5, max: 1_200 }),
  fc.constantFrom(10197, 5000, 448, 453, 523, 802, 9, 10, 89, 93, 96),
)

type Mutation = (fields: readonly string[]) => string[]

const mutation: fc.Arbitrary<Mutation> = fc
  .record({
    kind: fc.constantFrom('drop', 'repeat', 'move', 'value', 'add', 'raw'),
    at: fc.nat(),
    to: fc.nat(),
    tag,
    value,
  })
  .map(({ kind, at, to, tag, value }) => fields => {
    // The type stays in its place, because without it nothing could be checked.
    const i = 1 + (at % (fields.length - 1))
    const field = fields[i] ?? ''
    const rest = fields.filter((_, place) => place !== i)
    const place = 1 + (to % rest.length)
    if (isKept(field)) return [...fields]
    if (kind === 'drop') return rest
    if (kind === 'repeat') return [...fields.slice(0, i), field, ...fields.slice(i)]
    if (kind === 'move') return [...rest.slice(0, place), field, ...rest.slice(place)]
    if (kind === 'value') return fields.map((each, j) => (j === i ? `${field.split('=')[0]}=${value}` : each))
    const added = kind === 'raw' ? value : `${tag}=${value}`
    return added === '34' || added.startsWith('34=') || added.startsWith('43=')
      ? [...fields]
      : [...fields.slice(0, i), added, ...fields.slice(i)]
  })

test.each(['initiator', 'acceptor'] as const)('%s: mutated messages', role => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), mutations => {
      const session = loggedOn(role)
      const fields = mutations.reduce<string[]>((done, mutate) => mutate(done), MESSAGES[role].split('|'))
      const actions = say(session, fields)
      expect(ALLOWED).toContain(shape(actions))
      for (const action of actions) {
        if (action.kind !== 'deliver') continue
        expect(action.seq).toBe(2)
        const decoded =
          role === 'initiator' ? decodeFromExchange(action.message) : decodeFromCounter(action.message)
        if (action.message.defect !== undefined) expect(decoded.kind).toBe('unreadable')
      }
      if (session.state !== 'logged-on') return
      const seq = session.nextIn
      const after = say(session, `35=1|49=THEM|56=US|34=${seq}|52=${TIME}|112=alive`.split('|'))
      expect(shape(after)).toBe('35=0')
    }),
    { numRuns: 2_000 },
  )
})

test.each(['initiator', 'acceptor'] as const)('%s: any type with any fields', role => {
  const type = fc.oneof(
    fc.constantFrom(...'0123456789ADFHjBU', 'AE', 'U1', '*', ''),
    fc.string({ maxLength: 3 }),
  )
  const body = fc.array(
    fc.tuple(tag, value).map(([number, text]) => `${number}=${text}`),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(type, fc.integer({ min: 0, max: 6 }), body), { maxLength: 8 }),
      messages => {
        const session = loggedOn(role)
        for (const [name, seq, fields] of messages) {
          const before = session.nextIn
          const actions = say(session, [
            `35=${name}`,
            '49=THEM',
            '56=US',
            `34=${seq}`,
            `52=${TIME}`,
            ...fields,
          ])
          // Before the session ends it sends a reason or answers a Logout.
          const end = actions.findIndex(action => action.kind === 'disconnect')
          if (end > 0) expect(shape(actions.slice(0, end))).toMatch(/35=5$|reset-demanded$/)
          expect(session.nextIn === 2 || session.nextIn >= before).toBe(true)
          expect(
            actions.filter(action => action.kind === 'deliver').every(({ seq: told }) => told >= before),
          ).toBe(true)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

test.each(['initiator', 'acceptor'] as const)('%s: random bytes change nothing', role => {
  const bytes = fc.string({
    maxLength: 300,
    unit: fc.integer({ min: 0, max: 255 }).map(code => String.fromCharCode(code)),
  })
  fc.assert(
    fc.property(
      fc.array(fc.oneof(bytes, fc.constantFrom('8=FIX.4.4\u00019=', '10=000\u0001', SOH))),
      parts => {
        const session = loggedOn(role)
        const actions = hear(session, parts.join(''))
        expect(actions.every(({ kind }) => kind === 'note')).toBe(true)
        expect([session.state, session.nextIn]).toEqual(['logged-on', 2])
      },
    ),
  )
})
