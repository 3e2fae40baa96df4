/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, as 64 lower-case hex digits. It is written out here because protocols are pure.
 */
import { toUtf8 } from '../fix/utf8.ts'

const firstPrimes = (count: number): number[] => {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every(prime => n % prime !== 0)) found.push(n)
  return found
}

/** The first 32 bits of the fractional part of a root. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0

const PRIMES = firstPrimes(64)
const ROUNDS = Int32Array.from(PRIMES, prime => fraction(Math.cbrt(prime)))
const START = Int32Array.from(PRIMES.slice(0, 8), prime => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

export function sha256(text: string): string {
  const bytes = toUtf8(text)
  const state = START.slice()
  const words = new Int32Array(64)
  const blocks = (bytes.length + 9 + 63) >> 6
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) words[i] = wordAt(bytes, block * 64 + i * 4, blocks * 64)
    mix(state, words)
  }
  return Array.from(state, word => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** After the text come one set bit, then zeroes, and in the last eight bytes the length in bits. */
function wordAt(bytes: string, at: number, end: number): number {
  if (at === end - 8) return Math.floor(bytes.length / 0x2000_0000)
  if (at === end - 4) return bytes.length << 3
  let word = 0
  for (let i = at; i < at + 4; i++) {
    const byte = i < bytes.length ? bytes.charCodeAt(i) : i === bytes.length ? 0x80 : 0
    word = (word << 8) | byte
  }
  return word
}

const at = (words: Int32Array, i: number): number => words[i] as number

function mix(state: Int32Array, words: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const [w15, w2] = [at(words, i - 15), at(words, i - 2)]
    const s0 = turn(w15, 7) ^ turn(w15, 18) ^ (w15 >>> 3)
    const s1 = turn(w2, 17) ^ turn(w2, 19) ^ (w2 >>> 10)
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + at(ROUNDS, i) + at(words, i)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = at(state, i) + word
}
