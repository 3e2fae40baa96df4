/** FIX times and dates (tags 52, 60, 75, 122): UTC 'yyyymmdd-hh:mm:ss.sss' and local market date 'yyyymmdd'. */
import {
  type BusinessDate,
  dateOfDayNumber,
  dayNumber,
  isBusinessDate,
} from '@guitai/core/base/business-date.ts'

const DAY = 86_400_000

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

export function formatFixDate(date: BusinessDate): string {
  return date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10)
}

export function parseFixDate(text: string): BusinessDate | undefined {
  if (!/^\d{8}$/.test(text)) return undefined
  const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  return isBusinessDate(date) ? date : undefined
}

export function formatTimestamp(time: number): string {
  const day = Math.floor(time / DAY)
  const inDay = time - day * DAY
  const seconds = Math.floor(inDay / 1000)
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const millis = String(Math.floor(inDay - seconds * 1000)).padStart(3, '0')
  return `${formatFixDate(dateOfDayNumber(day))}-${clock}.${millis}`
}

/** Second 60 is a leap second and counts as 59. Digits after the millisecond are dropped. */
export function parseTimestamp(text: string): number | undefined {
  const match = /^(\d{8})-(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,12}))?$/.exec(text)
  const date = parseFixDate(match?.[1] ?? '')
  if (match === null || date === undefined) return undefined
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Math.min(Number(match[4]), 59)]
  if (hours > 23 || minutes > 59 || Number(match[4]) > 60) return undefined
  const millis = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3))
  return dayNumber(date) * DAY + (hours * 3600 + minutes * 60 + seconds) * 1000 + millis
}

/** `parseTimestamp` with a memory of the last second, because many messages have the same one. */
export function createTimestampReader(): (text: string) => number | undefined {
  let lastSecond = ''
  let lastTime: number | undefined
  return text => {
    if (text.length !== 21 || text[17] !== '.') return parseTimestamp(text)
    const second = text.slice(0, 17)
    if (second !== lastSecond) {
      lastSecond = second
      lastTime = parseTimestamp(second)
    }
    const millis = text.slice(18)
    return lastTime === undefined || !/^\d{3}$/.test(millis) ? undefined : lastTime + Number(millis)
  }
}
