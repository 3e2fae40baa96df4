/** Refusals of the day end, of files, steps and differences. rejections.ts has the others and fills the messages. */
import { DOCUMENT_REJECTIONS } from './document-rejections.ts'

import { CLOSING_REJECTIONS } from './closing-rejections.ts'

export const DAY_REJECTIONS = {
  ...CLOSING_REJECTIONS,
  ...DOCUMENT_REJECTIONS,
  day_already_open: { zh: '营业日已开始', en: 'The business day is open already' },
  day_end_not_done: { zh: '上一营业日日终未完成', en: 'The day end is not done' },
  not_a_trading_day: { zh: '不是交易日', en: 'Not a trading day' },
  not_the_next_trading_day: {
    zh: '下一交易日是 {next}；休市须先经复核改日历',
    en: 'The next trading day is {next}; one that falls out is first taken out of the calendar',
  },
  holidays_unknown: {
    zh: '{year} 年的休市日未维护：除周末外都会当作交易日',
    en: 'No holiday of {year} is known: every weekday would be a trading day',
  },
  calendar_ends_soon: {
    zh: '交易日历只到 {date}，还有 {days} 天',
    en: 'The calendar ends on {date}, in {days} days',
  },
  file_of_other_date: { zh: '文件日期不符：{date}', en: 'The file is of another date: {date}' },
  file_of_other_market: { zh: '文件市场不符', en: 'The file is of another market' },
  file_not_found: { zh: '文件不存在：{file}', en: 'No such file: {file}' },
  file_not_readable: {
    zh: '文件读不到：{file}（{reason}）',
    en: 'The file cannot be read: {file} ({reason})',
  },
  file_wrong: { zh: '文件错误，第 {line} 行：{reasonZh}', en: 'Wrong file, line {line}: {reasonEn}' },
  other_file_half_taken: {
    zh: '此市场的另一份文件已转换一半：请放回原来的文件再办理',
    en: 'Another file of this market is half taken in: put that one back and ask again',
  },
  file_taken: {
    zh: '该文件已于 {date} 比对，编号 {diskNo}',
    en: 'The file was compared on {date} already, as number {diskNo}',
  },
  opening_file_empty: {
    zh: '{market} 的期初文件没有持仓，无需转入',
    en: 'The opening file of {market} has no holdings: there is nothing to take over',
  },
  opening_already_taken: {
    zh: '{market} 的期初持仓已转入，不能再次转入',
    en: 'The opening holdings of {market} are taken over already',
  },
  opening_not_first_day: {
    zh: '期初持仓只能在启用后的第一个营业日转入',
    en: 'Opening holdings are taken over on the first business day only',
  },
  opening_after_orders: {
    zh: '已有委托，不能再转入期初持仓',
    en: 'Orders have been given already: opening holdings are taken over before the first one',
  },
  opening_account_unknown: {
    zh: '第 {line} 行：证券账户 {account} 未开户或已销户',
    en: 'Line {line}: no securities account {account} is open here',
  },
  opening_security_unknown: {
    zh: '第 {line} 行：没有证券 {code}',
    en: 'Line {line}: unknown security {code}',
  },
  opening_security_unsuitable: {
    zh: '第 {line} 行：账户 {account} 不能持有或质押证券 {code}',
    en: 'Line {line}: account {account} cannot hold, or pledge, security {code}',
  },
  opening_unit_unknown: {
    zh: '第 {line} 行：“{unit}”不是本公司在该市场的托管席位',
    en: 'Line {line}: "{unit}" is no trading unit at which we keep shares of this market',
  },
  opening_date_wrong: {
    zh: '第 {line} 行：买入日期 {date} 晚于营业日',
    en: 'Line {line}: the date of purchase {date} is later than the business date',
  },
  stream_not_complete: {
    zh: '交易所数据流尚未结束：{market}',
    en: "The exchange's stream is not complete: {market}",
  },
  step_needs_a_person: { zh: '由人办理', en: 'A person asks for it' },
  day_not_moved: {
    zh: '上一日尚未倒库（E28）',
    en: 'The day before is not moved to history yet (E28)',
  },
  step_out_of_order: { zh: '前一步骤未完成：{step}', en: 'An earlier step is not done: {step}' },
  trade_on_error_account: {
    zh: '成交 {trade} 已按原文件入错账，不能换文件',
    en: 'Trade {trade} of the former file is on the error account: the file cannot be replaced',
  },
  plan_breaks_order: {
    zh: '流程次序不允许：{step} 须在 {before} 之后且每个交易日办理，步骤不得互相等待',
    en: 'The order of the day does not allow it: {step} comes after {before} on every trading day, and no steps wait for each other',
  },
  step_too_early: {
    zh: '{time} 以后才能办理，现在市场时间是 {now}',
    en: "Not before {time}; the market's time is {now}",
  },
  step_not_in_plan: { zh: '今日流程没有步骤 {step}', en: "Today's plan has no step {step}" },
  step_not_skippable: { zh: '步骤 {step} 不能跳过', en: 'Step {step} cannot be skipped' },
  step_under_way: { zh: '步骤 {step} 正在办理', en: 'Step {step} is under way' },
  step_already_skipped: { zh: '步骤 {step} 已跳过', en: 'Step {step} is skipped already' },
  step_already_done: { zh: '该步骤已完成', en: 'This step is done already' },
  firm_difference: {
    zh: '法人清算有 {count} 笔差异未处理，须逐笔查明或挂账',
    en: '{count} differences of the firm with the depository have to be named or carried first',
  },
  discrepancies_open: { zh: '有 {count} 笔差异未处理', en: '{count} discrepancies are unresolved' },
  discrepancy_not_found: { zh: '差异不存在', en: 'Unknown discrepancy' },
  act_not_for_discrepancy: {
    zh: '此差异不能这样处理',
    en: 'This act does not resolve this kind of discrepancy',
  },
  order_not_of_discrepancy: {
    zh: '委托与差异的成交不符（账户、证券或方向）',
    en: 'The order is not of the trade that differs (account, security or side)',
  },
  day_already_cleared: { zh: '当日已清算', en: 'The day is cleared already' },
  differences_open: {
    zh: '外部核对有差异未处理：{count} 笔',
    en: '{count} differences from outside are not resolved',
  },
  fact_not_found: { zh: '待处理回报不存在', en: 'Unknown fact' },
  fact_cannot_be_placed: {
    zh: '此回报不是可入账的成交',
    en: 'This fact is not a fill that could be booked',
  },
  order_not_of_fact: {
    zh: '委托与回报不符',
    en: 'The order is not of this fact',
  },
  trade_already_booked: {
    zh: '成交 {trade} 已入账，不能再入一次',
    en: 'Trade {trade} is booked already',
  },
  fact_without_security: {
    zh: '入错账须给出证券与买卖方向',
    en: 'The error account needs the security and the side',
  },
  too_many_differences: {
    zh: '成交差异超过 {most} 笔：请核实文件',
    en: 'More than {most} trades differ: the file is wrong',
  },
  proof_failed: {
    zh: '核对不平：{lineZh}，{count} 处：{rowsZh}',
    en: 'The proof does not hold: {lineEn}, {count} times: {rowsEn}',
  },
} as const
