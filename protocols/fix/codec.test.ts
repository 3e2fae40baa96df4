/**
 * Tests of framing: sound messages arrive whole however the bytes are cut; unsound ones are dropped and reported, and nothing
 * else is.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checksum,
  createDecoder,
  encodeField,
  encodeFrame,
  MAX_MESSAGE,
  type Garbled,
  type Message,
  parseBody,
  readable,
} from './codec.ts'
import { frameMessage } from './frame.ts'
import { SOH, TAG } from './tags.ts'

const frame = (inner: string): string => encodeFrame(inner.replaceAll('|', SOH))
const HEARTBEAT = frame('35=0|49=A|56=B|34=7|52=20260105-01:30:00.000|')

/** A sound frame of another FIX version. */
function version(name: string): string {
  const bytes = `8=${name}${SOH}9=5${SOH}35=0${SOH}`
  return `${bytes}10=${String(checksum(bytes, 0, bytes.length)).padStart(3, '0')}${SOH}`
}

function decode(...chunks: string[]): (Message | Garbled)[] {
  const decoder = createDecoder()
  return chunks.flatMap(chunk => decoder.push(chunk))
}

const summary = (each: Message | Garbled): string => (each.kind === 'message' ? each.type : each.reason)

describe('encoding', () => {
  test('length and checksum of a known message', () => {
    // Computed by hand: the inner part is 5 bytes; the sum of all bytes before '10=' is 645 = 2 × 256 + 133.
    const bytes = `8=FIX.4.4${SOH}9=5${SOH}35=0${SOH}`
    expect(encodeFrame(`35=0${SOH}`)).toBe(
      `${bytes}10=${String(checksum(bytes, 0, bytes.length)).padStart(3, '0')}${SOH}`,
    )
    expect([...bytes].reduce((sum, each) => sum + each.charCodeAt(0), 0) % 256).toBe(
      checksum(bytes, 0, bytes.length),
    )
  })

  test('the specification example: a checksum below 100 keeps its zeros', () => {
    const sums = Array.from({ length: 300 }, (_, i) => encodeFrame(`35=0${SOH}58=${i}${SOH}`).slice(-7))
    expect(sums.every(tail => /^10=\d{3}\u0001$/.test(tail))).toBe(true)
    expect(sums.some(tail => tail.startsWith('10=0'))).toBe(true)
  })

  test.each(['', `a${SOH}b`, 'a\0b'])('a value may not be %j', value => {
    expect(() => encodeField(58, value)).toThrow('tag 58')
  })

  test('header fields stand in their order, a repeat says since when', () => {
    const header = { sender: 'A', target: 'B', seq: 3, sendingTime: 1_767_576_600_123 }
    expect(readable(frameMessage(header, `35=D${SOH}11=X${SOH}`))).toBe(
      '8=FIX.4.4|9=50|35=D|49=A|56=B|34=3|52=20260105-01:30:00.123|11=X|10=076|',
    )
    expect(readable(frameMessage({ ...header, originalSendingTime: 0 }, `35=D${SOH}11=X${SOH}`))).toContain(
      '|43=Y|122=19700101-00:00:00.000|11=X|',
    )
  })
})

describe('decoding', () => {
  const rows: [string, string[], string[]][] = [
    ['one message', [HEARTBEAT], ['0']],
    ['two in one chunk', [HEARTBEAT + HEARTBEAT], ['0', '0']],
    ['garbage before', [`noise${HEARTBEAT}`], ['garbage', '0']],
    ['garbage between', [`${HEARTBEAT}\r\n${HEARTBEAT}`], ['0', 'garbage', '0']],
    ['wrong checksum', [HEARTBEAT.replace('34=7', '34=8') + HEARTBEAT], ['checksum', '0']],
    ['checksum of letters', [`${HEARTBEAT.slice(0, -4)}abc${SOH}${HEARTBEAT}`], ['checksum', '0']],
    ['length too short', [HEARTBEAT.replace('9=45', '9=44') + HEARTBEAT], ['body-length', '0']],
    ['length too long', [HEARTBEAT.replace('9=45', '9=99') + HEARTBEAT], ['body-length', '0']],
    [
      'length far too long',
      [HEARTBEAT.replace('9=45', `9=${MAX_MESSAGE}`) + HEARTBEAT],
      ['body-length', '0'],
    ],
    [
      'length beyond the limit',
      [HEARTBEAT.replace('9=45', `9=${MAX_MESSAGE + 1}`) + HEARTBEAT],
      ['body-length', '0'],
    ],
    ['length negative', [HEARTBEAT.replace('9=45', '9=-6') + HEARTBEAT], ['body-length', '0']],
    [
      'length of six digits, the next start in two pieces',
      [HEARTBEAT.replace('9=45', '9=999999').slice(0, 40), SOH + HEARTBEAT.slice(0, 3), HEARTBEAT.slice(3)],
      ['body-length', '0'],
    ],
    ['length endless', [HEARTBEAT.replace('9=45', '9=4500000') + HEARTBEAT], ['body-length', '0']],
    ['another version, sound', [version('FIX.4.2') + HEARTBEAT], ['begin-string', '0']],
    [
      'another version, a byte changed',
      [HEARTBEAT.replace('FIX.4.4', 'FIX.4.2') + HEARTBEAT],
      ['checksum', '0'],
    ],
    ['a version of its own, in pieces', ['8=FI', 'XT.1.1', version('FIXT.1.1').slice(10)], ['begin-string']],
    ['no version', [`8=FIX-4.4${SOH}9=5${SOH}${HEARTBEAT}`], ['garbage', '0']],
    ['the type not third', [encodeFrame(`34=7${SOH}35=0${SOH}`) + HEARTBEAT], ['msg-type', '0']],
    ['false starts by the thousand', ['8=FIX'.repeat(9_000) + HEARTBEAT], ['garbage', '0']],
    ['cut, then a new message', [HEARTBEAT.slice(0, 30) + SOH + HEARTBEAT], ['body-length', '0']],
    ['incomplete', [HEARTBEAT.slice(0, -1)], []],
  ]

  test.each(rows)('%s', (_, chunks, expected) => {
    expect(decode(...chunks).map(summary)).toEqual(expected)
  })

  test.each([
    ['as long as is read', MAX_MESSAGE, undefined],
    ['longer by one byte', MAX_MESSAGE + 1, { reason: 5, tag: 9 }],
    ['of nearly a million bytes', 1_000_000, { reason: 5, tag: 9 }],
  ])('%s, in one piece or in many', (_, size, defect) => {
    const head = '35=B|34=7|58='
    const length = size - `8=FIX.4.4|9=${size - 30}|10=000|`.length
    const bytes = frame(`${head}${'x'.repeat(length - head.length - 1)}|`)
    expect(bytes.length).toBe(size)
    const pieces = bytes.match(/[^]{1,100}/g) ?? []
    for (const found of [decode(bytes + HEARTBEAT), decode(...pieces, HEARTBEAT)]) {
      expect(found.map(summary)).toEqual(['B', '0'])
      const [message] = found
      expect(message?.kind === 'message' && message.fields.get(34)).toBe('7')
      expect(message?.kind === 'message' && message.defect).toEqual(defect)
    }
  })

  test('the first of a repeated tag counts', () => {
    const [message] = decode(frame('35=D|448=1|448=2|'))
    expect(message?.kind === 'message' && message.fields.get(448)).toBe('1')
  })

  test.each([
    ['35=D|=5|', undefined],
    ['35=D|abc|', undefined],
    ['35=D|011=5|', undefined],
    ['35=D|0=5|', 0],
    ['35=D|1x=5|', undefined],
    ['35=D|-1=5|', -1],
  ])('%s is no field, but the message counts', (inner, tag) => {
    const [message] = decode(frame(inner))
    expect(message).toMatchObject({ kind: 'message', type: 'D' })
    const defect = { reason: 0, ...(tag === undefined ? {} : { tag }) }
    expect(message?.kind === 'message' && message.defect).toEqual(defect)
  })

  test('a field without a value says nothing', () => {
    const [message] = decode(frame('35=D|11=|'))
    expect(message?.kind === 'message' && message.fields.has(11)).toBe(false)
  })

  test('data may hold separators, and are as long as is told', () => {
    const [message] = decode(frame('35=B|354=9|355=a|58=b|c=|58=x|'))
    const fields = message?.kind === 'message' ? message.fields : undefined
    expect([fields?.get(355), fields?.get(58), fields?.length]).toEqual([`a${SOH}58=b${SOH}c=`, 'x', 4])
    expect(message?.kind === 'message' && message.defect).toBeUndefined()
  })

  test.each([
    ['too long', '35=B|354=99|355=abc|', 5],
    ['too short', '35=B|354=1|355=abc|', 5],
    ['no number', '35=B|354=x|355=abc|', 5],
    ['not told', '35=B|355=abc|', 1],
  ])('a length of data that is %s', (_, inner, reason) => {
    const [message] = decode(frame(inner))
    expect(message?.kind === 'message' && message.defect).toEqual({ reason, tag: 354 })
    expect(message?.kind === 'message' && message.fields.get(355)).toBe('abc')
  })

  test('a value may hold an equals sign', () => {
    const [message] = decode(frame('35=D|58=a=b|'))
    expect(message?.kind === 'message' && message.fields.get(TAG.Text)).toBe('a=b')
  })

  test('a kept body reads as it was', () => {
    const body = parseBody(`35=D${SOH}11=X${SOH}38=100${SOH}`)
    expect([body.type, body.fields.get(11), body.fields.get(38)]).toEqual(['D', 'X', '100'])
  })
})

describe('properties', () => {
  const value = fc.string({
    minLength: 1,
    maxLength: 20,
    unit: fc.integer({ min: 2, max: 255 }).map(code => String.fromCharCode(code)),
  })
  const inner = fc
    .array(fc.tuple(fc.integer({ min: 50, max: 9_999 }), value), { maxLength: 8 })
    .map(fields => `35=D${SOH}${fields.map(([tag, text]) => encodeField(tag, text)).join('')}`)
  const stream = fc.array(inner, { minLength: 1, maxLength: 6 }).map(all => all.map(encodeFrame))

  function chunksOf(bytes: string, cuts: readonly number[]): string[] {
    const places = [...new Set(cuts.map(cut => cut % (bytes.length + 1)))].sort((a, b) => a - b)
    return [0, ...places].map((from, i) => bytes.slice(from, places[i] ?? bytes.length))
  }

  test('messages come through however the stream is cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 12 }), (frames, cuts) => {
        const found = decode(...chunksOf(frames.join(''), cuts))
        expect(found.map(each => (each.kind === 'message' ? each.raw : each.reason))).toEqual(frames)
      }),
    )
  })

  test('garbage anywhere between harms no message', () => {
    const garbage = value.filter(text => !text.includes('8'))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(garbage, inner.map(encodeFrame)), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat()),
        (parts, cuts) => {
          const found = decode(...chunksOf(parts.flat().join(''), cuts))
          expect(found.flatMap(each => (each.kind === 'message' ? [each.raw] : []))).toEqual(
            parts.map(([, bytes]) => bytes),
          )
        },
      ),
    )
  })

  test('one changed byte spoils at most its own message and the next', () => {
    fc.assert(
      fc.property(stream, fc.nat(), fc.integer({ min: 0, max: 255 }), (frames, place, code) => {
        const bytes = frames.join('')
        const at = place % bytes.length
        const found = decode(bytes.slice(0, at) + String.fromCharCode(code) + bytes.slice(at + 1) + HEARTBEAT)
        const sound = found.flatMap(each => (each.kind === 'message' ? [each.raw] : []))
        expect(sound.at(-1)).toBe(HEARTBEAT)
        expect(sound.length).toBeGreaterThanOrEqual(frames.length - 1)
      }),
    )
  })

  test('anything at all: no crash, and no more is kept than one message', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            value,
            inner.map(encodeFrame),
            fc.constant('8=FIX.4.4\u00019=99999\u0001'),
            fc.constant('8=F'),
          ),
        ),
        chunks => {
          const decoder = createDecoder()
          for (const chunk of chunks) {
            decoder.push(chunk)
            expect(decoder.pending).toBeLessThan(1_000_064)
          }
        },
      ),
    )
  })
})
