/**
 * Places for things that take a while: files under way, streams, long steps, reports. One person has a limited number at a
 * time, and so have all together; one more is refused before anything is read or begun. (OWASP ASVS 4.0.3, 11.1.4)
 */
import { HttpError } from './answers.ts'

export interface PlacesLimits {
  ofOne: number
  ofAll: number
}

export class Places {
  readonly #limits: PlacesLimits
  #taken = new Map<number, number>()
  #count = 0

  constructor(limits: PlacesLimits) {
    this.#limits = limits
  }

  /** The returned function gives the place back, once, however often it is called. */
  take(tellerNo: number): () => void {
    const own = this.#taken.get(tellerNo) ?? 0
    if (own >= this.#limits.ofOne || this.#count >= this.#limits.ofAll)
      throw new HttpError('too_many_requests')
    this.#taken.set(tellerNo, own + 1)
    this.#count++
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      this.#count--
      const left = (this.#taken.get(tellerNo) ?? 1) - 1
      if (left > 0) this.#taken.set(tellerNo, left)
      else this.#taken.delete(tellerNo)
    }
  }

  /** Takes a place for as long as the work takes. */
  async during<T>(tellerNo: number, work: () => Promise<T>): Promise<T> {
    const give = this.take(tellerNo)
    try {
      return await work()
    } finally {
      give()
    }
  }
}

export interface AllPlaces {
  uploads: Places
  streams: Places
  /** Functions that may run long. */
  steps: Places
  /** Reports, exports and prints. */
  readings: Places
}

/** A file has up to 32 MB, so at most eight of them are in memory. */
export function newPlaces(): AllPlaces {
  return {
    uploads: new Places({ ofOne: 2, ofAll: 8 }),
    streams: new Places({ ofOne: 20, ofAll: 1000 }),
    steps: new Places({ ofOne: 4, ofAll: 50 }),
    readings: new Places({ ofOne: 24, ofAll: 500 }),
  }
}
