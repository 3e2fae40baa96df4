/** Waits until something becomes true: asks again and again, and reports what was missing when the time is over. */
const ASK_EVERY_MS = 40

/** `missing` returns what is still missing; undefined or an empty list when nothing is. */
export async function until(
  what: string,
  seconds: number,
  missing: () => Promise<readonly string[] | undefined>,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const asked = performance.now()
    const wanting = await missing()
    if (wanting === undefined || wanting.length === 0) return
    if (performance.now() > deadline)
      throw new Error(`${what}: not within ${seconds} s\n${wanting.slice(0, 20).join('\n')}`)
    // Asking may be work for those who are waited for, so they get at least as long for themselves.
    const pause = Math.max(ASK_EVERY_MS, performance.now() - asked)
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}
