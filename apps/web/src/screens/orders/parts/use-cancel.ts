/** Cancels orders one after another, each with a request id of its own, and says how it went. */
import { App } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { sendFunction } from '@guitai/web-kit/api/use-act.ts'
import { newRequestId } from '@guitai/web-kit/api/request-id.ts'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import { useText, type Texts } from '../../../texts/use-text.ts'

export interface Cancelling {
  readonly isSending: boolean
  /** A quantity is for one order only: so much of it. */
  readonly cancel: (orderIds: readonly number[], quantity?: number) => Promise<void>
}

export function useCancel(): Cancelling {
  const texts = useText()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isSending, setSending] = useState(false)
  const isBusy = useRef(false)
  const cancel = useCallback(
    async (orderIds: readonly number[], quantity?: number) => {
      if (isBusy.current) return
      isBusy.current = true
      setSending(true)
      let asked = 0
      for (const orderId of orderIds) {
        const answer = await cancelOne(orderId, quantity)
        if (answer.kind === 'accepted') asked++
        else void message.error(`${orderId}: ${problemOf(answer, texts)}`, 6)
      }
      isBusy.current = false
      setSending(false)
      if (asked > 0) void message.success(texts.t('orders.cancelAsked', { count: asked }))
      await queries.invalidateQueries({ queryKey: ['report'] })
    },
    [message, queries, texts],
  )
  return { isSending, cancel }
}

/** A cancel whose outcome is not known is asked about once more, under its own id. */
async function cancelOne(orderId: number, quantity: number | undefined): Promise<Answer> {
  const intent = {
    requestId: newRequestId(),
    input: { orderId, ...(quantity === undefined ? {} : { quantity }) },
  }
  const answer = await sendFunction('O02', intent)
  return answer.kind === 'unknown' ? sendFunction('O02', intent) : answer
}

function problemOf(answer: Answer, { pick, t }: Texts): string {
  if (answer.kind === 'refused' || answer.kind === 'unavailable') return pick(answer.complaint.message)
  return answer.kind === 'pending' ? t('act.pending', { approvalId: answer.approvalId }) : t('act.unknown')
}
