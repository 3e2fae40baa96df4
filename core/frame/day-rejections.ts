/** Refusals of the day end, of files, steps and differences. The others, and how a message is filled, are in rejections.ts. */
export const DAY_REJECTIONS = {
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
  file_wrong: { zh: '文件错误，第 {line} 行：{reason}', en: 'Wrong file, line {line}: {reason}' },
  stream_not_complete: {
    zh: '交易所数据流尚未结束：{market}',
    en: "The exchange's stream is not complete: {market}",
  },
  step_out_of_order: { zh: '前一步骤未完成：{step}', en: 'An earlier step is not done: {step}' },
  step_already_done: { zh: '该步骤已完成', en: 'This step is done already' },
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
    zh: '委托与回报不符，或该成交已入账',
    en: 'The order is not of this fact, or the fill is booked already',
  },
  fact_without_security: {
    zh: '入错账须给出证券与买卖方向',
    en: 'The error account needs the security and the side',
  },
  proof_failed: {
    zh: '核对不平：{line}，{count} 处：{rows}',
    en: 'The proof does not hold: {line}, {count} times: {rows}',
  },
} as const
