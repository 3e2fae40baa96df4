/** The name and words of every refusal. `{field}` in a message is filled from the rejection's values. */
import { DAY_REJECTIONS } from './day-rejections.ts'
import { BRANCH_REJECTIONS } from './branch-rejections.ts'
import { JOB_REJECTIONS } from './job-rejections.ts'
import { PEOPLE_REJECTIONS } from './people-rejections.ts'
import { reasonsText } from './reasons.ts'
import { inWords, REJECTION_WORDS } from './rejection-words.ts'
import { CLOSING_REASON_WORDS } from '../words/closing-reason.ts'

export const REJECTIONS = {
  // rights and the day
  permission_missing: { zh: '没有该功能的权限', en: 'You have no right to this function' },
  teller_not_active: { zh: '柜员已停用或锁定', en: 'The teller is locked or closed' },
  password_must_change: { zh: '请先修改初始密码', en: 'Change your password first' },
  second_factor_must_enrol: {
    zh: '请先登记动态口令',
    en: 'Enrol your second factor first',
  },
  workstation_not_allowed: { zh: '该功能不能在此终端办理', en: 'Not allowed at this workstation' },
  outside_hours: { zh: '不在允许办理的时间内', en: 'Outside the hours in which you may do this' },
  client_class_not_covered: {
    zh: '没有该类客户的权限',
    en: 'Your right does not cover this class of clients',
  },
  phase_not_allowed: { zh: '当前营业阶段不能办理', en: 'Not possible in this phase of the business day' },
  request_id_reused: { zh: '请求号已用于另一内容', en: 'The request id was used with other content' },
  // clients and accounts
  client_not_found: { zh: '客户不存在', en: 'Unknown client' },
  client_not_normal: { zh: '客户状态不允许：{status}', en: "Not allowed in the client's status: {status}" },
  client_exists: { zh: '该证件已开户，客户号 {clientNo}', en: 'This identity is client {clientNo} already' },
  identity_number_invalid: {
    zh: '证件号码校验不符',
    en: "The identity number's check digit or form is wrong",
  },
  identity_expired: { zh: '证件已过期', en: 'The identity document has expired' },
  cash_account_not_found: { zh: '资金账户不存在', en: 'Unknown cash account' },
  cash_account_closed: { zh: '资金账户已销户', en: 'The cash account is closed' },
  currency_not_held: {
    zh: '该客户没有此币种的资金账户',
    en: 'The client has no cash account in this currency',
  },
  securities_account_not_found: {
    zh: '客户在该市场没有证券账户',
    en: 'No securities account in this market',
  },
  securities_account_exists: { zh: '证券账户已登记', en: 'The securities account is registered already' },
  securities_account_invalid: {
    zh: '证券账户号码格式不符',
    en: 'The securities account number has the wrong form',
  },
  securities_account_not_normal: {
    zh: '证券账户状态不允许',
    en: "Not allowed in the securities account's status",
  },
  not_designated: { zh: '未指定交易', en: 'The account is not designated to our trading unit' },
  custody_elsewhere: {
    zh: '股份不在本交易单元托管',
    en: 'The shares are not in custody at our trading unit',
  },
  channel_not_allowed: { zh: '客户未开通该委托方式', en: 'This channel is not open to the client' },
  channel_not_allowed_for_security: {
    zh: '该证券不接受此委托方式',
    en: 'This channel is not open for the instrument',
  },
  trading_blocked: { zh: '交易已被阻断（{scope}）：{reason}', en: 'Trading is blocked ({scope}): {reason}' },
  password_wrong: { zh: '密码错误', en: 'Wrong password' },
  password_needed: { zh: '需要密码', en: 'A password is needed' },
  password_locked: { zh: '密码已锁定', en: 'The password is locked' },
  client_password_must_change: {
    zh: '客户须先修改一次性密码（F02）',
    en: 'The client has to change the one-time password first (F02)',
  },
  password_not_set: { zh: '客户没有设置该密码', en: 'The client has no such password' },
  password_unchanged: { zh: '新密码不能与原密码相同', en: 'The new password is the old one' },
  password_has_letters: { zh: '电话密码只能是数字', en: 'A phone password has digits only' },
  password_is_run: { zh: '密码不能是连续的数字或字母', en: 'The password is a run' },
  password_is_repeat: { zh: '密码不能是重复的数字或字母', en: 'The password repeats itself' },
  password_is_personal: {
    zh: '密码不能是生日、电话或证件号码',
    en: 'The password is a birthday, phone or identity number',
  },
  identity_type_not_fitting: { zh: '证件类型与客户类型不符', en: 'Not a document of this kind of client' },
  birth_date_missing: { zh: '请输入出生日期', en: 'The birth date is missing' },
  birth_date_differs: { zh: '出生日期与证件号码不一致', en: 'The birth date is not that of the number' },
  gender_differs: { zh: '性别与证件号码不一致', en: 'The gender is not that of the number' },
  organisation_field_missing: {
    zh: '机构/产品客户须填写法定代表人、经办人及授权有效期',
    en: 'An institution or product needs legal representative, handler and authorisation',
  },
  credit_code_invalid: {
    zh: '统一社会信用代码校验不符',
    en: 'The credit code has the wrong form or check character',
  },
  representative_number_invalid: {
    zh: '法定代表人或经办人证件号码校验不符',
    en: "The representative's or handler's identity number is wrong",
  },
  authorisation_expired: { zh: '经办人授权已过期', en: "The handler's authorisation has expired" },
  assessment_in_the_future: { zh: '测评日期不能晚于营业日', en: 'The assessment lies in the future' },
  board_not_suitable: {
    zh: '客户不符合 {board} 适当性要求（{lacks}）',
    en: 'The client does not meet what {board} asks for ({lacks})',
  },
  fee_plan_not_found: { zh: '费用方案不存在', en: 'Unknown fee plan' },
  agent_not_found: { zh: '代理人不存在', en: 'Unknown agent' },
  agent_ended: { zh: '代理已终止', en: "The agent's authority has ended" },
  agent_exists: { zh: '该代理人已登记', en: 'This person is an agent already' },
  agent_is_client: { zh: '代理人不能是客户本人', en: 'The client cannot be its own agent' },
  agent_field_missing: {
    zh: '代理人姓名、证件、权限、有效期不能为空',
    en: 'An agent needs name, identity, scope and end',
  },
  agent_not_valid: {
    zh: '代理不在有效期内（{from} 至 {to}）或已终止',
    en: "The agent's authority is not valid now ({from} to {to})",
  },
  agent_scope_missing: { zh: '代理权限不包括：{scope}', en: 'The agent may not do this: {scope}' },
  validity_wrong: { zh: '有效期止不能早于有效期起', en: 'It would end before it begins' },
  nothing_to_change: { zh: '没有要修改的内容', en: 'Nothing is to be changed' },
  status_change_not_allowed: {
    zh: '状态不能由 {from} 改为 {to}',
    en: 'The status cannot go from {from} to {to}',
  },
  no_interest_accrued: { zh: '没有可结计的利息', en: 'No interest has accrued' },
  close_refused: { zh: '不能销户：{reasons}', en: 'Cannot be closed: {reasons}' },
  currency_held_already: { zh: '已有该币种的资金账户', en: 'There is an account in this currency already' },
  loss_not_found: { zh: '挂失记录不存在', en: 'Unknown loss report' },
  loss_ended: { zh: '挂失已解除', en: 'The loss report has ended' },
  loss_is_oral: { zh: '口头挂失须先办书面挂失', en: 'An oral report has to be made in writing first' },
  loss_not_replaced_here: {
    zh: '密码由 F03 重置，股东账户由 G08 更换',
    en: 'A password is reset by F03, a securities account changed by G08',
  },
  loss_in_force: {
    zh: '挂失 {lossNo} 未解，请先解挂或补办',
    en: 'Loss {lossNo} is in force: withdraw it or replace what is lost',
  },
  loss_reported_already: { zh: '已挂失，编号 {lossNo}', en: 'Reported already: {lossNo}' },
  lost_object_missing: { zh: '请选择挂失对象', en: 'What is lost?' },
  lost_object_not_found: {
    zh: '客户没有该卡、账户或密码',
    en: 'The client has no such card, account or password',
  },
  call_note_missing: { zh: '异常须填写回访说明', en: 'Say in the note what the anomaly is' },
  identity_mismatch: { zh: '证件号码与客户登记不符', en: "Not the client's identity number" },
  // instruments and orders
  instrument_not_found: { zh: '证券代码不存在', en: 'Unknown instrument' },
  instrument_suspended: { zh: '证券停牌', en: 'The instrument is suspended' },
  instrument_delisted: { zh: '证券已摘牌', en: 'The instrument is delisted' },
  security_not_to_buy: { zh: '公司禁止买入该证券', en: 'The firm does not let this security be bought' },
  security_not_to_sell: { zh: '公司禁止卖出该证券', en: 'The firm does not let this security be sold' },
  risk_assessment_expired: {
    zh: '客户风险测评已过期，须重新测评',
    en: "The assessment of the client's risk level has lapsed",
  },
  risk_level_too_low: {
    zh: '客户风险等级 {has} 低于产品要求 {asked}',
    en: "The client's risk level {has} is below the {asked} that the product asks for",
  },
  board_not_allowed: { zh: '客户没有该板块的交易权限', en: 'The client may not buy on this board' },
  market_not_listed: { zh: '当日证券代码尚未装入', en: "The market's list of the day is not loaded" },
  session_closed: { zh: '不在交易时间', en: 'Outside the trading sessions' },
  order_type_not_allowed: {
    zh: '该证券不能使用此委托类型',
    en: 'The instrument does not take this order type',
  },
  order_type_not_allowed_now: { zh: '当前时段不能使用此委托类型', en: 'This order type is not allowed now' },
  price_not_positive: { zh: '价格必须大于零', en: 'The price must be above zero' },
  price_too_high: { zh: '价格超出申报上限', en: 'The exchange takes no such price' },
  price_not_a_tick: { zh: '价格不符合最小变动单位', en: 'The price is not on a tick' },
  price_outside_cage: { zh: '超出有效申报价格范围', en: 'Outside the effective price range' },
  above_most_quantity: { zh: '超过最大可委托数量', en: 'More than can be ordered' },
  price_outside_limits: {
    zh: '价格超出涨跌停 {lower} – {upper}',
    en: 'Outside the price limits {lower} – {upper}',
  },
  protective_price_required: { zh: '市价委托需要保护限价', en: 'A market order needs a protective price' },
  market_order_needs_price_limits: {
    zh: '无涨跌幅限制期间不能使用市价委托',
    en: 'No market orders while the instrument has no price limits',
  },
  quantity_not_a_lot: { zh: '数量不符合交易单位', en: 'Not a multiple of the lot' },
  quantity_below_minimum: { zh: '数量低于最小申报数量', en: 'Below the smallest order' },
  quantity_above_maximum: { zh: '数量超过最大申报数量', en: 'Above the largest order' },
  odd_lot_must_be_sold_whole: { zh: '零股必须一次性卖出', en: 'An odd lot must be sold in one order' },
  insufficient_standard_bonds: {
    zh: '标准券不足：可用 {free}，需要 {needed}',
    en: 'Not enough standard bonds: {free} free, {needed} needed',
  },
  client_owes: {
    zh: '客户透支 {debt}，归还前不能买入和取款',
    en: 'The client owes {debt}: no buying and no withdrawing before it is repaid',
  },
  insufficient_cash: {
    zh: '资金不足：可用 {available}，需要 {needed}',
    en: 'Not enough cash: available {available}, needed {needed}',
  },
  insufficient_shares: { zh: '股份不足：可卖 {sellable}', en: 'Not enough shares: sellable {sellable}' },
  order_above_security_limit: {
    zh: '超过公司对该证券的单笔限额',
    en: "Above the firm's limit per order of this security",
  },
  order_above_firm_limit: { zh: '超过公司单笔委托限额', en: "Above the firm's limit per order" },
  client_day_above_firm_limit: {
    zh: '超过公司客户当日限额',
    en: "Above the firm's limit per client and day",
  },
  order_rate_above_firm_limit: { zh: '超过公司委托频率限制', en: "Above the firm's order rate" },
  risk_warning_buy_limit: {
    zh: '超过风险警示股票单日买入上限 {limit}',
    en: 'Above the daily buying limit of a risk-warning stock: {limit}',
  },
  block_scope_incomplete: { zh: '请指明营业部、席位或客户', en: 'Say which branch, trading unit or client' },
  block_set_already: { zh: '已处于阻断状态', en: 'It is blocked already' },
  block_not_set: { zh: '未处于阻断状态', en: 'It is not blocked' },
  trading_unit_invalid: { zh: '席位号格式不符', en: 'The trading unit number has the wrong form' },
  trading_unit_of_other_market: {
    zh: '席位属于另一市场',
    en: 'The trading unit belongs to the other market',
  },
  trading_unit_not_found: { zh: '交易单元不存在', en: 'Unknown trading unit' },
  order_not_found: { zh: '委托不存在', en: 'Unknown order' },
  order_ended: { zh: '委托已结束：{status}', en: 'The order has ended: {status}' },
  cancel_pending: { zh: '撤单已申报', en: 'A cancel is under way already' },
  part_cancel_not_allowed: { zh: '市价委托只能全部撤单', en: 'A market order is canceled whole' },
  cancel_above_open_quantity: {
    zh: '超过未成交数量 {open}',
    en: 'More than the {open} not yet filled',
  },
  part_cancel_leaves_no_lot: {
    zh: '撤单后剩余数量不符合交易单位',
    en: 'What would stay is no order that the market takes',
  },
  too_many_orders: {
    zh: '要拆成 {orders} 笔委托，一次最多 {limit} 笔',
    en: 'It comes to {orders} orders; no more than {limit} are taken at once',
  },
  size_comes_to_nothing: { zh: '折算后不足一个交易单位', en: 'It comes to less than the smallest order' },
  holding_not_found: { zh: '客户没有该持仓', en: 'The client has no such holding' },
  pick_without_quantity: { zh: '请填写数量', en: 'Say how many' },
  cl_ord_id_is_ours: {
    zh: '该申报编号属于本系统委托',
    en: 'Orders of our own are submitted under such numbers',
  },
  exchange_order_known: { zh: '该交易所订单号已登记', en: "The exchange's number is recorded already" },
  no_open_orders: { zh: '没有符合条件的未完成委托', en: 'No open order fits' },
  batch_not_found: { zh: '批次不存在', en: 'Unknown batch' },
  batch_not_checked: { zh: '批次尚未试算完成', en: 'The dry run of the batch is not done' },
  batch_of_other_day: { zh: '批次属于另一交易日', en: 'The batch was checked for another day' },
  batch_done: { zh: '批次已执行', en: 'The batch is done' },
  batch_line_wrong: { zh: '{columnZh}：{problemZh}', en: '{columnEn}: {problemEn}' },
  batch_lines_above_client_limit: {
    zh: '同一客户在一个批次中的委托不能超过 {limit} 行',
    en: 'A batch may not have more than {limit} lines of one client',
  },
  batch_file_wrong: { zh: '文件不能读取：{reasonZh}', en: 'The file cannot be read: {reasonEn}' },
  cancel_not_allowed_now: { zh: '当前时段不接受撤单', en: 'No cancels in this period' },
  // money at the counter
  amount_not_positive: { zh: '金额必须大于零', en: 'The amount must be above zero' },
  amount_too_large: { zh: '金额过大', en: 'The amount is too large' },
  third_party_custody: {
    zh: '三方存管账户不能在柜面存取',
    en: 'Under third-party custody money moves only over the bank link',
  },
  not_withdrawable: {
    zh: '可取资金不足：可取 {withdrawable}',
    en: 'Not enough to withdraw: withdrawable {withdrawable}',
  },
  voucher_not_found: { zh: '凭证不存在', en: 'Unknown voucher' },
  voucher_not_today: { zh: '只能冲销当日凭证', en: "Only today's vouchers can be reversed" },
  voucher_not_reversible: { zh: '该类凭证不能冲销', en: 'This kind of voucher cannot be reversed' },
  voucher_already_reversed: { zh: '凭证已冲销', en: 'The voucher is reversed already' },
  // tills
  till_closed: {
    zh: '柜员 {teller} 的{currency}尾箱已轧账',
    en: "Teller {teller}'s {currency} till is closed",
  },
  till_short: { zh: '尾箱现金不足：现有 {inTill}', en: 'Not enough in the till: {inTill}' },
  vault_short: { zh: '金库现金不足：现有 {inVault}', en: 'Not enough in the vault: {inVault}' },
  till_limit_exceeded: { zh: '超过尾箱限额 {limit}', en: "Above the till's limit of {limit}" },
  till_difference: {
    zh: '账实不符：账面 {books}，实点 {counted}，差额 {difference}',
    en: 'The books say {books}, the count {counted}: a difference of {difference}',
  },
  till_changed: {
    zh: '尾箱账面已变动，现为 {books}',
    en: 'The till has changed since: the books say {books}',
  },
  till_not_closed: { zh: '尾箱未轧账', en: 'The till is not closed' },
  tills_open: { zh: '尾箱未轧账：{tills}', en: 'Tills are open: {tills}' },
  unknown_denomination: { zh: '没有 {face} 的面额', en: 'There is no face of {face}' },
  denomination_twice: { zh: '面额 {face} 重复', en: 'The face of {face} is there twice' },
  same_teller: { zh: '双方不能为同一柜员', en: 'Both sides are the same teller' },
  not_vault_keeper: { zh: '柜员 {teller} 不能经管金库', en: 'Teller {teller} does not keep the vault' },
  // custody
  holding_listed_twice: { zh: '同一持仓重复勾选', en: 'A holding is ticked twice' },
  nothing_to_move: { zh: '没有可转出的股份：{instrument}', en: 'Nothing that could be moved: {instrument}' },
  shares_pledged: { zh: '该持仓为质押股份', en: 'These shares are pledged' },
  transfer_only_in_shenzhen: { zh: '转托管只适用于深圳市场', en: 'Custody is transferred in Shenzhen only' },
  transfer_to_same_unit: { zh: '转入席位与托管席位相同', en: 'The shares are at that trading unit already' },
  transfer_not_found: { zh: '没有待补成本的转托管转入', en: 'No custody transfer in waits for its cost' },
  designation_only_in_shanghai: {
    zh: '指定交易只适用于上海市场',
    en: 'Designated trading is of Shanghai only',
  },
  already_designated: { zh: '已指定交易', en: 'The account is designated already' },
  transfers_running: { zh: '有在途的转托管或指定交易申请', en: 'Custody requests are under way' },
  orders_open: { zh: '有未完成委托', en: 'Orders are open' },
  orders_or_trades_today: { zh: '当日有委托或成交', en: 'There are orders or trades today' },
  unsettled_open: { zh: '有未交收证券', en: 'Shares are not settled yet' },
  repo_open: { zh: CLOSING_REASON_WORDS.repo_open.zh, en: 'A repo is open' },
  pledge_open: { zh: '有质押证券', en: 'Shares are pledged' },
  freeze_open: { zh: '有冻结证券', en: 'Shares are frozen' },
  in_debt: { zh: '资金账户透支', en: 'A cash account is overdrawn' },
  bond_not_pledgeable: { zh: '该证券不能质押', en: 'This security cannot be pledged' },
  not_pledged: { zh: '该持仓不是质押股份', en: 'This holding is not pledged' },
  quota_needed: {
    zh: '解押后标准券不足：可解押 {free}，需要 {needed}',
    en: 'The open repos need these bonds: {free} of standard bonds are free, {needed} needed',
  },
  security_not_held: {
    zh: '回购不是证券，账户中不能持有',
    en: 'A repo is lent and borrowed: no account holds any',
  },
  quantity_missing: { zh: '请输入数量', en: 'A quantity is needed' },
  // settlement and corrections
  nothing_to_settle: { zh: '没有待交割的成交', en: 'No trade waits to be settled' },
  trade_not_found: { zh: '成交不存在', en: 'Unknown trade' },
  trade_already_settled: { zh: '成交已交割', en: 'The trade is settled already' },
  quantity_differs: { zh: '数量与成交不符：{quantity}', en: 'The trade is of {quantity}' },
  postings_unbalanced: { zh: '借贷不平：应为 {net}', en: 'The postings do not balance: they come to {net}' },
  voucher_is_of_today: { zh: '当日凭证请用当日冲销', en: "Today's vouchers are reversed, not adjusted" },
  voucher_not_adjustable: { zh: '该类凭证不能红冲蓝补', en: 'This kind of voucher cannot be adjusted' },
  currency_differs: { zh: '币种不同', en: 'The currencies differ' },
  adjustment_changes_nothing: { zh: '与原凭证相同', en: 'Nothing differs from the original' },
  value_date_wrong: {
    zh: '起息日须早于营业日，且不早于原凭证一年',
    en: 'The value date lies before today, at most a year before the original',
  },
  // freezes
  freeze_not_long: { zh: '不是长期冻结', en: 'Not a freeze without a day limit' },
  freeze_not_of_day: { zh: '不是当日冻结', en: 'Not a freeze of the day' },
  deduction_exceeds_freeze: { zh: '超过已冻结的 {effective}', en: 'More than the {effective} frozen' },
  deduction_amount_missing: { zh: '请输入扣划金额或数量', en: 'Say what is to be deducted' },
  freeze_not_found: { zh: '冻结不存在', en: 'Unknown freeze' },
  not_freezable: { zh: '可冻结资金不足：{free}', en: 'Not so much is free: {free}' },
  freeze_is_long: { zh: '长期冻结请用 F12 解冻', en: 'A long freeze is released by F12' },
  freeze_is_of_today: { zh: '当日冻结请用 F11 解冻', en: 'A freeze of today is released by F11' },
  renewal_not_later: {
    zh: '续冻到期日须晚于原到期日 {expiresOn}',
    en: 'The renewal has to end after {expiresOn}',
  },
  freeze_ended: { zh: '冻结已解除', en: 'The freeze has ended' },
  release_exceeds_freeze: { zh: '超过冻结金额', en: 'More than is frozen' },
  date_in_the_past: { zh: '日期不能早于营业日', en: 'The date lies in the past' },
  ...DAY_REJECTIONS,
  ...JOB_REJECTIONS,
  // parameters
  parameter_not_found: { zh: '参数记录不存在', en: 'Unknown parameter row' },
  parameter_table_unknown: {
    zh: '该参数不在本功能维护',
    en: 'This table is kept by another function',
  },
  parameter_withdrawn: { zh: '该参数记录已回退', en: 'This row is withdrawn already' },
  parameter_replaced: {
    zh: '该参数已被以后的记录取代，请回退生效的记录',
    en: 'A later row holds now: go back from that one',
  },
  parameter_from_past: {
    zh: '生效日期最早为 {earliest}',
    en: 'Only dates from {earliest} on may change',
  },
  approval_never_granted: {
    zh: '功能 {function} 运行时才取数，不能等待复核',
    en: 'Function {function} finds its data as it runs: it cannot wait for a second person',
  },
  parameter_value_invalid: { zh: '参数内容不正确：{fieldZh}', en: 'Wrong content: {fieldEn}' },
  ...BRANCH_REJECTIONS,
  ...PEOPLE_REJECTIONS,
} as const satisfies Record<string, { zh: string; en: string }>

export type RejectionCode = keyof typeof REJECTIONS

/** The message with its values filled in. */
export function rejectionMessage(
  code: string,
  values: Readonly<Record<string, string>> | undefined,
): { zh: string; en: string } {
  const known = (REJECTIONS as Record<string, { zh: string; en: string }>)[code] ?? { zh: code, en: code }
  const fill = (language: 'zh' | 'en'): string =>
    known[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values?.[name]
      const words = REJECTION_WORDS[code]?.[name]
      if (value === undefined) return whole
      if (name === 'reasons') return reasonsText(value, language)
      return words === undefined ? value : inWords(value, words, language)
    })
  return { zh: fill('zh'), en: fill('en') }
}
