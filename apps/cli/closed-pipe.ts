/**
 * Whoever reads what is printed may leave early (`guitai list | head`). What was asked for is done all the same, and the exit code says
 * what became of it. Where the answer cannot be written for another reason (a full disk), nobody has seen it: `lost` is told.
 */
interface Output {
  on: (event: 'error', listener: (error: NodeJS.ErrnoException) => void) => unknown
}

export function outliveReaders(outputs: readonly Output[], lost: (error: Error) => void): void {
  for (const output of outputs)
    output.on('error', error => {
      if (error.code !== 'EPIPE') lost(error)
    })
}
