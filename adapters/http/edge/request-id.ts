/** The id by which a repeated request is recognised: any text of 1 to 64 bytes. */
import type { Fault } from './answers.ts'

const BYTES = 64

export function isRequestId(value: unknown): boolean {
  return (
    typeof value === 'string' && value !== '' && value.isWellFormed() && Buffer.byteLength(value) <= BYTES
  )
}

export const WRONG_REQUEST_ID: Fault = {
  field: 'requestId',
  rule: 'form',
  message: { zh: `应为 1 至 ${BYTES} 字节的文本`, en: `must be a text of 1 to ${BYTES} bytes` },
}
