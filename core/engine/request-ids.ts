/**
 * The request ids of this and the previous business date: 128-bit hash → (content hash, command number).
 *
 * An open-addressing table over typed arrays: a million entries are rebuilt at start in well under a second and
 * cost 40 bytes each, where a Map of strings would cost ten times that.
 */
const WORDS = 8

/** Both hashes of a request, four words each. */
export type RequestWords = Uint32Array

export interface KnownRequest {
  isSameContent: boolean
  commandNo: number
}

export class RequestIds {
  #capacity: number
  #count = 0
  /** Four words of request hash and four of content hash. */
  #words: Uint32Array
  /** 0 means a free place. */
  #commandNos: Float64Array

  constructor(expected = 1024) {
    this.#capacity = 1024
    while (this.#capacity < expected * 2) this.#capacity *= 2
    this.#words = new Uint32Array(this.#capacity * WORDS)
    this.#commandNos = new Float64Array(this.#capacity)
  }

  get count(): number {
    return this.#count
  }

  /** The bytes that it takes outside the heap. */
  get bytes(): number {
    return this.#words.byteLength + this.#commandNos.byteLength
  }

  find(words: RequestWords): KnownRequest | undefined {
    const slot = this.#slot(words)
    const commandNo = this.#commandNos[slot] ?? 0
    if (commandNo === 0) return undefined
    let isSameContent = true
    for (let i = 4; i < WORDS; i++) if (this.#words[slot * WORDS + i] !== words[i]) isSameContent = false
    return { isSameContent, commandNo }
  }

  add(words: RequestWords, commandNo: number): void {
    if (this.#count * 2 >= this.#capacity) this.#grow()
    const slot = this.#slot(words)
    if (this.#commandNos[slot] === 0) this.#count++
    this.#words.set(words, slot * WORDS)
    this.#commandNos[slot] = commandNo
  }

  #slot(words: RequestWords): number {
    const mask = this.#capacity - 1
    let slot = (words[0] ?? 0) & mask
    while (this.#commandNos[slot] !== 0 && !this.#isAt(slot, words)) slot = (slot + 1) & mask
    return slot
  }

  #isAt(slot: number, words: RequestWords): boolean {
    const base = slot * WORDS
    return (
      this.#words[base] === words[0] &&
      this.#words[base + 1] === words[1] &&
      this.#words[base + 2] === words[2] &&
      this.#words[base + 3] === words[3]
    )
  }

  #grow(): void {
    const [words, commandNos, capacity] = [this.#words, this.#commandNos, this.#capacity]
    this.#capacity = capacity * 2
    this.#count = 0
    this.#words = new Uint32Array(this.#capacity * WORDS)
    this.#commandNos = new Float64Array(this.#capacity)
    for (let slot = 0; slot < capacity; slot++) {
      const commandNo = commandNos[slot] ?? 0
      if (commandNo !== 0) this.add(words.subarray(slot * WORDS, slot * WORDS + WORDS), commandNo)
    }
  }
}

/** Hashes are 32 hex digits. */
export function requestWords(requestHash: string, contentHash: string): RequestWords {
  const words = new Uint32Array(WORDS)
  for (let i = 0; i < 4; i++) {
    words[i] = Number.parseInt(requestHash.slice(i * 8, i * 8 + 8), 16)
    words[i + 4] = Number.parseInt(contentHash.slice(i * 8, i * 8 + 8), 16)
  }
  return words
}
