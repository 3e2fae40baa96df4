/** The frame's words in Chinese: who is signed in, whose page it is, and what it keeps. */
import { TITLES } from '@guitai/core/words/titles.ts'

export const frameZh = {
  // Signing in
  'signIn.name': '柜员名',
  'signIn.nameNeeded': '请输入柜员名',
  'signIn.password': TITLES.password.zh,
  'signIn.passwordNeeded': '请输入密码',
  'signIn.code': '动态码',
  'signIn.codeWhen': '未启用动态口令者留空',
  'signIn.enter': '签到',
  'signIn.firstPassword': '首次签到，请先修改密码',
  'signIn.change': '修改密码',
  'signIn.about': '证券营业部柜台系统',
  'signIn.ended': '您的签到已结束：久未操作、在别处结束，或密码已更改。请重新签到',
  'signIn.leftElsewhere': '您已在本浏览器的另一页签退。请重新签到',

  // Whose page it is
  'page.taken': '柜员 {{former}} 的页面已关闭：本浏览器的另一页已由他人签到',
  'page.emptied': '本页未提交的内容已清除，没有以他人名义办理任何业务。',
  'page.goOn': '以 {{teller}} 继续',
  'page.signIn': '重新签到',

  // What there is to do
  'work.label': '待办',
  'work.toSign': '待我复核',
  'work.own': '我的申请待复核',
  'work.orders': '未了结委托',
  'work.till': '尾箱现金',
  'work.ended': '申请 {{approvalId}}（{{code}}）{{status}} {{who}}',
  'work.because': '原因：{{reason}}',
  'work.more': '另有 {{count}} 项',
  'work.look': '查看（F8）',
  'work.seen': '知道了',
  'approvals.all': '各种状态',
} as const
