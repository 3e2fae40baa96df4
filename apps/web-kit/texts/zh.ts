/** The words of the kit's own parts in Chinese, by key. Titles of functions, fields and columns come from the server. */
import { SHARE_NATURE_WORDS } from '@guitai/core/words/share-nature.ts'

export const zh = {
  // Words
  'language.code': 'zh',
  'word.yes': '是',
  'word.no': '否',
  'word.separator': '、',

  // The frame
  'problem.unreachable': '服务器没有应答',

  // Forms
  'form.needed': '请输入{{title}}',
  'form.noDate': '{{title}}不是日期',
  'form.beforeBeginning': '{{title}}不能早于{{beginning}}',
  'form.noAmount': '{{title}}不是金额（最多两位小数）',
  'form.noPrice': '{{title}}不是价格（最多四位小数）',
  'form.noWhole': '{{title}}不是整数',
  'form.noTelephone': '{{title}}应为数字，可带 + 和 -',
  'form.unseen': '{{title}}含有看不见的字符',
  'form.below': '{{title}}不能小于 {{limit}}',
  'form.above': '{{title}}不能大于 {{limit}}',
  'form.again': '再输一次{{title}}',
  'form.differs': '两次输入不一致',
  'form.needsApproval': '本功能须复核',
  'form.approvalAbove': '超过 {{limits}} 须复核',
  'form.clear': '清空',
  'form.keys': '回车逐栏，Ctrl+回车提交，F6 换到列表',
  'form.givenBack': '已恢复上次未办完的内容（密码除外），不要时按「清空」',
  'form.addRow': '增加一行',
  'form.removeRow': '删除本行',
  'form.rowKeys': '回车逐格，末格回车加一行，Ctrl+Delete 删行',
  'pick.find': '编号，或客户号、姓名、拼音',
  'pick.ofClient': '↓ 列出，或输入编号、代码',
  'pick.today': '当日',
  'pick.held': '持有',
  'pick.sellable': '可用',
  'pick.pledged': SHARE_NATURE_WORDS.pledged.zh,
  'pick.ours': '本方',
  'pick.theirs': '对方',
  'confirm.yes': '确认（回车）',
  'confirm.back': '返回（Esc）',
  'date.form': '年月日，如 20260105',
  'act.pending': '已提交复核，复核编号 {{approvalId}}',
  'act.pendingWhy': '已提交复核，复核编号 {{approvalId}}（{{reason}}）',
  'spot.sign': '复核人在此签字（回车）',
  'spot.leave': '留在复核队列（Esc）',
  'spot.checker': '复核人柜员名',
  'spot.password': '复核人密码',
  'spot.code': '动态码（如有）',
  'spot.agree': '同意',
  'spot.refuse': '拒绝',
  'spot.refuseWhy': '拒绝…',
  'spot.agreeAfterAll': '改为同意',
  'spot.reason': '拒绝原因',
  'spot.unknown': '结果未知，请再签一次（不会重复办理）',
  'spot.leftWhere': '已留在复核队列；结果会在顶栏提示，也可在「我的复核申请」查看',
  'spot.ended': '此申请已结束：{{status}} {{who}}',
  'spot.understood': '知道了（回车）',
  'act.unknown': '结果未知：可能已办理，也可能没有。请再询问（不会重复办理）',
  'act.askAgain': '再询问',

  // Lists and reports
  'list.loading': '读取中…',
  'list.empty': '没有记录',
  'list.found': '找到 {{count}} 个',
  'list.tick': '选第 {{row}} 行',
  'list.tickAll': '全选',
  'list.nothingFound': '未找到',
  'list.whichOne': '有多个匹配：↑↓ 选定，回车确认',
  'list.allColumns': '全部 {{count}} 列',
  'list.usualColumns': '常用列',
  'list.total': '合计',

  // Clients
  'client.find': '客户号、姓名、拼音、证件、账号',

  // Money
  'cash.find': '资金账户或客户',
  'cash.available': '可用',
  'print.button': '打印',
  'print.rowKey': 'P 打印',

  // Orders
  'order.password': '交易密码',
  'instrument.find': '代码、名称或拼音首字母',

  // Orders from a list, custody, the till
  'job.progress': '进度',
  'job.done': '已办 {{done}} 段',
  'lines.counts': '成功 {{accepted}} 笔，拒绝 {{refused}} 笔',
  'lines.order': '委托 {{orderId}}',
} as const

export type TextKey = keyof typeof zh
