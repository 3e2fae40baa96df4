/** What the command line itself says, in both languages; all else comes from the server. */
import type { Word as Texts } from '@guitai/core/words/words.ts'

/** A word on the command line that cannot be meant. */
export class CliMistake extends Error {
  override name = 'CliMistake'
  readonly texts: Texts

  constructor(texts: Texts) {
    super(texts.en)
    this.texts = texts
  }
}

export const USAGE: Texts = {
  en: `guitai list                                all functions and reports
guitai FUNCTION key=value …                run a function (code or name)
guitai FUNCTION --json '{"key": …}'        the same, input as JSON
guitai [report] REPORT key=value … [--csv] run a query or report (with the word: also one that is called like a function)
guitai FUNCTION --help                     what it takes and how it may refuse
guitai sign-in | sign-out
guitai unlock NAME [--second-factor]       on the server's machine, without a session: ends a teller's lock after wrong passwords;
                                           or takes the second factor back, where no two persons can sign in to do it

  --raw              the answer of a function as JSON, for programs
  --request-id ID    the id to repeat a request with; without it, a new one
  key=?              asks for the value without showing it
GUITAI_URL (http://127.0.0.1:8080), GUITAI_USER, GUITAI_PASSWORD, GUITAI_CODE, LANG (zh… or another)`,
  zh: `guitai list                                全部功能与报表
guitai 功能 字段=值 …                      执行功能（代码或名称）
guitai 功能 --json '{"字段": …}'           同上，输入为 JSON
guitai [report] 报表 字段=值 … [--csv]     查询或报表（写 report 时，也可取与功能同名的报表）
guitai 功能 --help                         输入哪些字段，可能如何拒绝
guitai sign-in | sign-out                  签到、签退
guitai unlock 登录名 [--second-factor]     在服务器本机、不须签到：解除密码错误的锁定；
                                           或在没有两人可以签到时收回动态口令

  --raw              功能的答复为 JSON，供程序使用
  --request-id 编号  以此请求号重发；不写则用新的
  字段=?             询问此值，不显示输入
GUITAI_URL (http://127.0.0.1:8080)、GUITAI_USER、GUITAI_PASSWORD、GUITAI_CODE、LANG（zh… 为中文）`,
}

export const notAPair = (pair: string): Texts => ({
  zh: `“${pair}”应为 字段=值`,
  en: `"${pair}" is not key=value`,
})

export const NOT_AN_OBJECT: Texts = {
  zh: `--json 之后应为对象，如 '{"clientNo": 10000001}'`,
  en: `--json takes an object, such as '{"clientNo": 10000001}'`,
}

export const noSuchName = (name: string): Texts => ({
  zh: `没有功能或报表：${name}`,
  en: `No such function or report: ${name}`,
})

export const noSuchOption = (name: string): Texts => ({
  zh: `没有这个选项：${name}`,
  en: `There is no option ${name}`,
})

export const needsValue = (name: string): Texts => ({ zh: `${name} 之后须有值`, en: `${name} needs a value` })

export const takesNoValue = (name: string): Texts => ({ zh: `${name} 不带值`, en: `${name} takes no value` })

export const NO_CONSOLE_KEY: Texts = {
  zh: '找不到 console.key，或无权读取（GUITAI_DATA；须以运行服务器的账户执行）',
  en: 'console.key: not found, or not yours to read (GUITAI_DATA; run as the server does)',
}

export const noTerminal = (question: string): Texts => ({
  zh: `${question}（没有终端可供输入）`,
  en: `${question}(no terminal to ask on)`,
})

export const serverAway = (reason: string): Texts => ({
  zh: `服务器没有答复：${reason}`,
  en: `The server does not answer: ${reason}`,
})
