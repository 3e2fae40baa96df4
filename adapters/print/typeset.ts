/**
 * From a template's name and its content to a PDF, by typst. The content reaches the template as data only, never as
 * source, so that nothing a client is called can be read as a command.
 *
 * The compiler keeps what it has compiled; without `evictCache` every document costs a megabyte for ever.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const TEMPLATES = fileURLToPath(new URL('../../prints/templates', import.meta.url))
const FONTS = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')))
/** Documents whose parts may be used again. */
const KEPT_DOCUMENTS = 5

/** '2026-11-23 10:00:00'. */
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

let compiler: NodeCompiler | undefined

/** Fonts take a moment to read: once a thread. */
function theCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [{ fontPaths: [join(FONTS, '400Regular'), join(FONTS, '700Bold')] }],
  })
  return compiler
}

export interface Copy {
  /** From 1. */
  copyNo: number
  isMomentary: boolean
}

export function typeset(
  template: string,
  content: object,
  { copy, at }: { copy: Copy; at: number },
): Uint8Array {
  const data = {
    ...content,
    printedAt: SHANGHAI.format(at),
    copy: { reprint: String(copy.copyNo - 1), isReprint: copy.copyNo > 1 && !copy.isMomentary },
  }
  const typst = theCompiler()
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
