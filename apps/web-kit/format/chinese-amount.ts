/** An amount as it is typed, in the capital characters of Chinese vouchers, so that the teller can read it back to the client. */
import { chineseYuan } from '@guitai/core/base/chinese-amount.ts'
import { parseFen } from '@guitai/core/base/money.ts'

/** '1005.30' → '壹仟零伍元叁角'; undefined for what is no amount. */
export function chineseAmount(text: string): string | undefined {
  const amount = parseFen(text)
  return amount === undefined || amount < 0 ? undefined : chineseYuan(amount)
}
