/** Calls once after things have been quiet for a while, but never later than `latestMs` after the first of them. */
export interface SettlingCall {
  call(): void
  cancel(): void
}

export function settleDown(act: () => void, quietMs: number, latestMs: number): SettlingCall {
  let quiet: ReturnType<typeof setTimeout> | undefined
  let latest: ReturnType<typeof setTimeout> | undefined
  const cancel = (): void => {
    clearTimeout(quiet)
    clearTimeout(latest)
    quiet = undefined
    latest = undefined
  }
  const fire = (): void => {
    cancel()
    act()
  }
  return {
    call() {
      clearTimeout(quiet)
      quiet = setTimeout(fire, quietMs)
      latest ??= setTimeout(fire, latestMs)
    },
    cancel,
  }
}
