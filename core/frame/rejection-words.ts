/**
 * Coded values of refusals, and the vocabularies with their words. The message has the word, and `values` keeps the code for
 * programs. A composed value ('unit/26001', '1001 CNY') is put into words part by part.
 */
import { AGENT_SCOPE_WORDS } from '../words/agent.ts'
import { APPROVAL_STATUS_WORDS } from '../words/approval.ts'
import { BLOCK_SCOPE_WORDS } from '../words/block-scope.ts'
import { BOARD_RIGHT_WORDS, UNSUITABLE_WORDS } from '../words/board.ts'
import { CLIENT_STATUS_WORDS } from '../words/client-status.ts'
import { CURRENCY_WORDS } from '../words/currency.ts'
import { FILE_TROUBLE_WORDS } from '../words/file-trouble.ts'
import { GIVEN_TABLE_WORDS } from '../words/given-out.ts'
import { MARKET_WORDS } from '../words/market.ts'
import { MODULE_WORDS } from '../words/module.ts'
import { SHOWN_ORDER_STATUS_WORDS } from '../words/order-status.ts'
import { ROLE_RIGHT_WORDS } from '../words/right-use.ts'
import type { Words } from '../words/words.ts'

type WordsOfValues = Readonly<Record<string, Words>>

const OF_CURRENCY: WordsOfValues = { currency: CURRENCY_WORDS }
const OF_MARKET: WordsOfValues = { market: MARKET_WORDS }

export const REJECTION_WORDS: Readonly<Record<string, WordsOfValues>> = {
  client_not_normal: { status: CLIENT_STATUS_WORDS },
  status_change_not_allowed: { from: CLIENT_STATUS_WORDS, to: CLIENT_STATUS_WORDS },
  approval_closed: { status: APPROVAL_STATUS_WORDS },
  order_ended: { status: SHOWN_ORDER_STATUS_WORDS },
  trading_blocked: { scope: BLOCK_SCOPE_WORDS },
  agent_scope_missing: { scope: AGENT_SCOPE_WORDS },
  board_not_suitable: { board: BOARD_RIGHT_WORDS, lacks: UNSUITABLE_WORDS },
  till_closed: OF_CURRENCY,
  tills_open: { tills: CURRENCY_WORDS },
  opening_file_empty: OF_MARKET,
  opening_already_taken: OF_MARKET,
  stream_not_complete: OF_MARKET,
  file_not_readable: { reason: FILE_TROUBLE_WORDS },
  too_wide_for_dbf: { table: GIVEN_TABLE_WORDS },
  step_out_of_order: { step: MARKET_WORDS },
  step_not_in_plan: { step: MARKET_WORDS },
  step_not_skippable: { step: MARKET_WORDS },
  step_under_way: { step: MARKET_WORDS },
  step_already_skipped: { step: MARKET_WORDS },
  plan_breaks_order: { step: MARKET_WORDS, before: MARKET_WORDS },
  checker_limit_exceeded: OF_CURRENCY,
  checker_daily_limit_exceeded: OF_CURRENCY,
  rights_not_held: { permission: { ...MODULE_WORDS, ...ROLE_RIGHT_WORDS } },
}

/** The word of the whole value, or of each of its parts; a part without a word stays. */
export function inWords(value: string, words: Words, language: 'zh' | 'en'): string {
  const wordOf = (part: string): string | undefined =>
    Object.hasOwn(words, part) ? words[part]?.[language] : undefined
  return (
    wordOf(value) ??
    value.replaceAll(/[\w-]+/g, part => wordOf(part) ?? part.replaceAll(/\w+/g, each => wordOf(each) ?? each))
  )
}
