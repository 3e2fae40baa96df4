/**
 * From a template's name and its content to a PDF, by typst. The content reaches the template as data only, never as
 * source, so that nothing a client is called can be read as a command.
 *
 * The compiler keeps what it has compiled; without `evictCache` every document costs a megabyte for ever.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { nameUnprintable, openFonts, type Fonts } from './fonts.ts'

const TEMPLATES = fileURLToPath(new URL('../../prints/templates', import.meta.url))
/** Documents whose parts may be used again. */
const KEPT_DOCUMENTS = 5

/** '2026-11-23 10:00:00'. */
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

interface Press {
  compiler: NodeCompiler
  fonts: Fonts
}

const presses = new Map<string | undefined, Press>()

/** Fonts take a moment to read: once a thread. */
function pressWith(ownFonts: string | undefined): Press {
  const made = presses.get(ownFonts)
  if (made !== undefined) return made
  const fonts = openFonts(ownFonts)
  const fontArgs = [{ fontPaths: [...fonts.folders] }]
  const press = { compiler: NodeCompiler.create({ workspace: TEMPLATES, fontArgs }), fonts }
  presses.set(ownFonts, press)
  return press
}

export interface Copy {
  /** From 1. */
  copyNo: number
  isMomentary: boolean
}

export function typeset(
  template: string,
  content: object,
  { copy, at, ownFonts }: { copy: Copy; at: number; ownFonts?: string | undefined },
): Uint8Array {
  const { compiler: typst, fonts } = pressWith(ownFonts)
  const data = {
    ...nameUnprintable(content, fonts),
    printedAt: SHANGHAI.format(at),
    copy: { reprint: String(copy.copyNo - 1), isReprint: copy.copyNo > 1 && !copy.isMomentary },
  }
  try {
    const outcome = typst.compile({
      mainFilePath: join(TEMPLATES, `${template}.typ`),
      inputs: { data: JSON.stringify(data) },
    })
    if (outcome.result === null) throw new Error(complaint(typst, outcome))
    return typst.pdf(outcome.result, { creationTimestamp: Math.floor(at / 1000) })
  } finally {
    typst.evictCache(KEPT_DOCUMENTS)
  }
}

function complaint(typst: NodeCompiler, outcome: ReturnType<NodeCompiler['compile']>): string {
  const error = outcome.takeError()
  return `typst: ${error === null ? 'no document' : JSON.stringify(typst.fetchDiagnostics(error))}`
}
