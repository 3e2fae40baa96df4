/**
 * Writes an amount in the capital characters of Chinese vouchers (大写金额), which nobody can alter with a stroke of the pen.
 *
 * The rules are those of the People's Bank for filling in notes (支付结算办法, annex 1): the currency's name comes first; 整 is added
 * when the amount ends with 元; a run of zeros between digits is one 零; there is no 零 before 角 or 分 when there are no 元.
 */
import type { Fen } from './money.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1000, '仟'],
  [100, '佰'],
  [10, '拾'],
] as const

/** 100500, '人民币' → '人民币壹仟零伍元整'. */
export function chineseAmount(amount: Fen, currencyName: string): string {
  return currencyName + (amount < 0 ? '负' : '') + chineseYuan(Math.abs(amount))
}

/** 100530 → '壹仟零伍元叁角'. The amount must not be negative. */
export function chineseYuan(amount: Fen): string {
  const yuan = Math.floor(amount / 100)
  const jiao = Math.floor(amount / 10) % 10
  const fen = amount % 10
  if (jiao === 0 && fen === 0) return `${chineseNumber(yuan)}元整`
  const whole = yuan === 0 ? '' : `${chineseNumber(yuan)}元`
  const tenths = jiao > 0 ? `${digit(jiao)}角` : yuan > 0 ? '零' : ''
  return whole + tenths + (fen > 0 ? `${digit(fen)}分` : '')
}

/** 10001 → '壹万零壹'. The value must be whole and not negative. */
export function chineseNumber(value: number): string {
  return value === 0 ? digit(0) : spell(value)
}

/** Above 亿 and 万 the same words count how many of them there are. */
function spell(value: number): string {
  for (const [unit, name] of UNITS) {
    if (value < unit) continue
    const rest = value % unit
    const gap = rest > 0 && rest < unit / 10 ? digit(0) : ''
    return spell(Math.floor(value / unit)) + name + (rest === 0 ? '' : gap + spell(rest))
  }
  return digit(value)
}

function digit(figure: number): string {
  return DIGITS[figure] ?? ''
}
