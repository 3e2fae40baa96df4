/** A time as a teller types it, without a colon too: '0930', '930', '9:30', '093015'. What is none yet stays as it is. */
export function timeTyped(text: string): string {
  const typed = text.trim().replaceAll('：', ':')
  const [, hours, minutes, seconds] = /^(\d{1,2}):?(\d{2})(?::?(\d{2}))?$/.exec(typed) ?? []
  if (hours === undefined || minutes === undefined) return typed
  return [hours.padStart(2, '0'), minutes, ...(seconds === undefined ? [] : [seconds])].join(':')
}
