/**
 * C03 批量委托: the orders of a checked batch, one by one, each a command of its own that is checked anew. First the function says
 * whether the batch may begin, then it notes what its orders came to, some hundreds at a time. Who agreed to the batch has agreed to its
 * orders. Interrupted, it is confirmed again, and goes on.
 */
import {
  batchCounts,
  countWithoutAnswer,
  goodLinesWithoutAnswer,
  type GoodLine,
} from '@guitai/adapters/storage/order-batches.ts'
import type { Command } from '@guitai/core/engine/command.ts'
import type { BatchAnswer, Gathered } from '@guitai/core/frame/gathered.ts'
import { lineAnswer, lineCommand, type RunCommand } from '../../run-lines.ts'
import { enterOrder } from '@guitai/core/functions/orders/enter-order.ts'
import { defineJob, type Read } from '../define-job.ts'

const ORDERS_AT_ONCE = 500

const FIRST = { isFirst: true, isLast: false }
const MIDDLE = { isFirst: false, isLast: false }
const LAST = { isFirst: false, isLast: true }

function answers(rows: readonly BatchAnswer[], place: typeof FIRST, of: number): Read {
  const gathered: Gathered = { from: 'batch-answers', rows, ...place }
  return { gathered, of, restartPoint: 0 }
}

export const batchOrders = defineJob<{ batchNo: number }>({
  name: 'batch-orders',
  // The market has moved meanwhile, so a person says whether the rest is still wanted.
  afterKill: 'ask',
  isCancelable: true,
  // Two at once would both note the same answers.
  turn: ({ batchNo }) => String(batchNo),
  async *read({ input: { batchNo }, command: asked }, { db, books, run, now }) {
    const left = await countWithoutAnswer(db, batchNo)
    const of = Math.ceil(left / ORDERS_AT_ONCE) + 2
    yield answers([], FIRST, of)
    const checkerNo = books().orderBatches.get(batchNo)?.checkerNo ?? undefined
    for (;;) {
      const command = { ...asked, ...now(), ...(checkerNo === undefined ? {} : { checkerNo }) }
      const lines = await goodLinesWithoutAnswer(db, batchNo, ORDERS_AT_ONCE)
      if (lines.length === 0) break
      const rows = await Promise.all(lines.map(line => enter(line, batchNo, command, run)))
      yield answers(rows, MIDDLE, of)
    }
    yield answers([], LAST, of)
  },
  answer: async ({ input: { batchNo } }, { db }) => ({
    batchNo,
    status: 'done',
    ...(await batchCounts(db, batchNo)),
  }),
})

/** Its id is the batch's and the line's: whoever confirms the batch, and however often, it is entered once. */
async function enter(
  { lineNo, sliceNo, ...input }: GoodLine,
  batchNo: number,
  command: Command,
  run: RunCommand,
): Promise<BatchAnswer> {
  const outcome = await run(
    lineCommand({ functionCode: enterOrder.code, input }, command, `batch ${batchNo}/${lineNo}/${sliceNo}`),
  )
  const { status, result, approvalId = 0, code = '' } = lineAnswer(lineNo, outcome)
  const { orderId = 0 } = (result ?? {}) as { orderId?: number }
  const values = 'rejection' in outcome ? outcome.rejection.values : undefined
  const reason = values === undefined ? '' : JSON.stringify(values)
  return { lineNo, sliceNo, status, orderId, approvalId, code, reason }
}
