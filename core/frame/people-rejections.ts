/** Refusals about tellers, their passwords and requests. rejections.ts has the others and fills the messages. */
export const PEOPLE_REJECTIONS = {
  actor_not_allowed: { zh: '该功能不由系统办理', en: 'The system does not carry out this function' },
  teller_not_found: { zh: '柜员不存在', en: 'Unknown teller' },
  teller_holds_cash: {
    zh: '柜员尾箱尚有现金，请先调拨上交',
    en: 'There is cash in the till: move it first',
  },
  teller_exists: { zh: '柜员名已存在', en: 'The name is taken' },
  teller_looks_alike: {
    zh: '与柜员 {teller} 的名称形近难辨，请换一个',
    en: 'It cannot be told from the name of teller {teller}: choose another',
  },
  sign_in_refused: {
    zh: '登录名、密码或动态码错误，已连续输错 {wrong} 次：最多还可试 {left} 次，再错锁定至少 {minutes} 分钟（别处输错也计入）；系统管理员可在服务器上解锁（guitai unlock）',
    en: "Name, password or code is wrong, {wrong} times in a row: at most {left} tries are left before a lock of at least {minutes} minutes (tries elsewhere count, too); the administrator unlocks on the server's machine (guitai unlock)",
  },
  second_factor_active: {
    zh: '动态口令已启用，更换须先由管理员重置',
    en: 'The second factor is in use; to change it, an administrator takes it back first',
  },
  second_factor_not_offered: {
    zh: '没有待确认的动态口令，请重新登记',
    en: 'No second factor waits to be confirmed: enrol again',
  },
  second_factor_none: { zh: '该柜员没有启用动态口令', en: 'The teller has no second factor' },
  code_wrong: { zh: '动态码错误', en: 'Wrong code' },
  role_not_found: { zh: '岗位不存在', en: 'Unknown role' },
  function_not_found: { zh: '功能不存在', en: 'Unknown function' },
  approval_not_found: { zh: '复核申请不存在', en: 'Unknown approval' },
  approval_lapsed: {
    zh: '{date} 日终时尚未复核，申请已失效：请重新提交',
    en: 'Nobody approved it by the day end of {date}, so it lapsed: ask anew',
  },
  approval_closed: {
    zh: '复核申请 {approvalId} 已结束：{status}',
    en: 'Request {approvalId} has ended: {status}',
  },
  checker_is_maker: { zh: '经办与复核不能为同一人', en: 'Maker and checker are never the same' },
  file_changed_since: {
    zh: '文件在提交复核后已变更：须由经办重新提交',
    en: 'The file is no longer the one that was asked for: its maker has to ask anew',
  },
  not_the_approver: { zh: '须由指定柜员 {approver} 复核', en: 'Only teller {approver} may agree to this' },
  not_the_maker: { zh: '只能撤回本人提交的申请', en: 'Only who made the request may take it back' },
  password_too_short: { zh: '密码至少 {length} 位', en: 'The password needs at least {length} characters' },
  password_too_simple: {
    zh: '密码须含大写、小写、数字、符号中的至少 {classes} 种',
    en: 'The password needs {classes} of: small letters, capitals, digits, others',
  },
  password_used_before: { zh: '不能使用最近 {count} 次用过的密码', en: 'One of your last {count} passwords' },
  password_common: { zh: '密码过于常见', en: 'One of the passwords that everybody tries first' },
  password_derived: {
    zh: '密码不得由姓名、柜员号、岗位或公司名称构成',
    en: 'Made of your name, number, role or the name of the house',
  },
  hours_wrong: { zh: '起止时间不能相同', en: 'The hours begin and end at the same time' },
  business_date_changed: {
    zh: '营业日已变更，请重新打印',
    en: 'The business date has changed; print again',
  },
  not_a_checker: { zh: '没有复核权限', en: 'You may not check' },
  checker_permission_missing: {
    zh: '复核员没有 {functionZh} 的权限',
    en: 'The checker has no right to {functionEn}',
  },
  checker_workstation_not_allowed: {
    zh: '复核员不能在此终端办理 {functionZh}',
    en: "The checker's right to {functionEn} does not hold at this workstation",
  },
  checker_outside_hours: {
    zh: '不在复核员办理 {functionZh} 的时间内',
    en: "Outside the hours of the checker's right to {functionEn}",
  },
  checker_client_class_not_covered: {
    zh: '复核员的 {functionZh} 权限不含该类客户',
    en: "The checker's right to {functionEn} does not cover this class of clients",
  },
  checker_limit_exceeded: {
    zh: '超过复核员 {functionZh} 的限额：限额 {limit}，本笔 {asked}（{currency}）',
    en: "Above the checker's limit for {functionEn}: limit {limit}, asked {asked} ({currency})",
  },
  checker_daily_limit_exceeded: {
    zh: '超过复核员 {functionZh} 的日累计限额：限额 {limit}，今日已用 {used}，本笔 {asked}（{currency}）',
    en: "Above the checker's daily limit for {functionEn}: limit {limit}, used today {used}, asked {asked} ({currency})",
  },
  own_rights: {
    zh: '不得为本人或本人所在岗位授权，也不得复核此类变更',
    en: 'Nobody gives rights to himself or to a role that he holds, nor agrees to such a change',
  },
  rights_not_held: {
    zh: '经办与复核均不具有 {permission}，不能授予',
    en: 'Neither maker nor checker holds {permission}; it cannot be given',
  },
} as const
