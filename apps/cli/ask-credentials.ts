/**
 * The credentials for signing in: from the environment, else asked for. The code of a second factor is asked for where the
 * password is; a teller without one presses Enter, and a program that provides its password is never asked.
 */
import type { Credentials } from './server-client.ts'

interface Asking {
  ask: (question: string) => Promise<string>
  askSecret: (question: string) => Promise<string>
}

const QUESTIONS = {
  zh: { name: '登录名：', password: '密码：', code: '动态码（没有则按回车）：' },
  en: { name: 'name: ', password: 'password: ', code: 'code (Enter where you have none): ' },
} as const

export async function askCredentials(
  environment: Readonly<Record<string, string | undefined>>,
  { ask, askSecret }: Asking,
  language: 'zh' | 'en' = 'en',
): Promise<Credentials> {
  const { name: nameOf, password: passwordOf, code: codeOf } = QUESTIONS[language]
  const { GUITAI_USER, GUITAI_PASSWORD, GUITAI_CODE } = environment
  const name = GUITAI_USER ?? (await ask(nameOf))
  const password = GUITAI_PASSWORD ?? (await askSecret(passwordOf))
  const isAsked = GUITAI_CODE === undefined && GUITAI_PASSWORD === undefined
  const code = isAsked ? await askSecret(codeOf) : (GUITAI_CODE ?? '')
  return code === '' ? { name, password } : { name, password, code }
}
