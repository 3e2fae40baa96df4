/**
 * Prints a document: asked for under a request id, shown in a tab of its own. A try that failed goes on under its id, so that
 * what the server has counted already is no second copy; after success the next one is a reprint. Characters that no font has
 * are named first; who asks again gets their codes.
 */
import { useCallback, useRef, useState } from 'react'
import { readComplaint } from '../api/answers.ts'
import { send } from '../api/http.ts'
import { newRequestId } from '../api/request-id.ts'
import type { Titles } from '../texts/pick-title.ts'
import type { PrintRequest } from './prints.ts'

export interface Printing {
  readonly isPrinting: boolean
  readonly problem: Titles | undefined
  readonly print: (request: PrintRequest | undefined) => void
}

export function usePrint(): Printing {
  const [isPrinting, setPrinting] = useState(false)
  const [problem, setProblem] = useState<Titles>()
  const ids = useRef(new Map<string, string>())
  const withCodes = useRef(new Set<string>())
  const print = useCallback((request: PrintRequest | undefined) => {
    if (request === undefined) return
    // Opened within the key press: later the browser would take it for a pop-up.
    const tab = window.open('', '_blank')
    const key = JSON.stringify([request.name, request.terms])
    const requestId = ids.current.get(key) ?? newRequestId()
    ids.current.set(key, requestId)
    setPrinting(true)
    setProblem(undefined)
    void ask(request, { requestId, isWithCodes: withCodes.current.has(key) }).then(answer => {
      setPrinting(false)
      if ('pdf' in answer) {
        ids.current.delete(key)
        withCodes.current.delete(key)
        show(answer.pdf, tab)
      } else {
        tab?.close()
        if (answer.code === 'characters_not_printable') withCodes.current.add(key)
        setProblem(answer.problem)
      }
    })
  }, [])
  return { isPrinting, problem, print }
}

type Answer = { pdf: Blob } | { problem: Titles; code?: string }

const UNREACHABLE: Titles = { zh: '服务器没有应答', en: 'The server does not answer' }

async function ask(
  { name, terms }: PrintRequest,
  { requestId, isWithCodes }: { requestId: string; isWithCodes: boolean },
): Promise<Answer> {
  try {
    const response = await send(`/api/prints/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId, terms, ...(isWithCodes ? { isWithCodes } : {}) }),
    })
    if (response.ok) return { pdf: await response.blob() }
    const body = (await response.json()) as { error?: unknown; rejection?: unknown }
    const { code, message } = readComplaint(body.rejection ?? body.error, response.status)
    return { problem: message, code }
  } catch {
    // No answer, or none of ours: asked again it goes on under the same id.
    return { problem: UNREACHABLE }
  }
}

const KEPT_MS = 10 * 60_000

function show(pdf: Blob, tab: Window | null): void {
  const address = URL.createObjectURL(pdf)
  if (tab === null) window.location.assign(address)
  else tab.location.replace(address)
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
