/** Reading single fields of a message the way the session needs them. */
import type { Message } from './codec.ts'

/** Undefined where absent or not a plain number. */
export function numberOf(message: Message, tag: number): number | undefined {
  const text = message.fields.get(tag) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

export function isYes(message: Message, tag: number): boolean {
  return message.fields.get(tag) === 'Y'
}
