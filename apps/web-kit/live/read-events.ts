/** Reads server-sent events from pieces of text, as our server writes them. (HTML living standard, 9.2.6) */
import type { Told } from './messages.ts'

/** The returned function takes the next piece and gives the events that are complete with it. */
export function eventReader(): (piece: string) => Told[] {
  let rest = ''
  return piece => {
    const blocks = (rest + piece).split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.flatMap(readBlock)
  }
}

function readBlock(block: string): Told[] {
  const fields = new Map(
    block.split('\n').map(line => {
      const [name = '', ...value] = line.split(': ')
      return [name, value.join(': ')]
    }),
  )
  const [event, data] = [fields.get('event'), fields.get('data')]
  if (event === undefined || data === undefined) return []
  try {
    return [[event, JSON.parse(data) as unknown]]
  } catch {
    // Not for us; a later event will be.
    return []
  }
}
