/** Markets by their ISO 10383 codes. */
export type Market = 'XSHG' | 'XSHE' | 'BJSE'
export const MARKETS = ['XSHG', 'XSHE', 'BJSE'] as const satisfies readonly Market[]

export type Side = 'buy' | 'sell'

/** Seconds since midnight in Shanghai, on the market's clock (which a simulator may run fast). */
export type TimeOfDay = number

/** '09:30' or '09:30:15' → seconds since midnight. */
export function timeOfDay(text: string): TimeOfDay {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number)
  return hours * 3600 + minutes * 60 + seconds
}

export function formatTimeOfDay(time: TimeOfDay): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(time / 3600))}:${two(Math.floor(time / 60) % 60)}:${two(time % 60)}`
}
