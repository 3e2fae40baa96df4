/**
 * The credentials for signing in: from the environment, else asked for. The code of a second factor is asked for where the
 * password is; a teller without one presses Enter, and a program that provides its password is never asked.
 */
import type { Credentials } from './server-client.ts'

interface Asking {
  ask: (question: string) => Promise<string>
  askSecret: (question: string) => Promise<string>
}

export async function askCredentials(
  environment: Readonly<Record<string, string | undefined>>,
  { ask, askSecret }: Asking,
): Promise<Credentials> {
  const { GUITAI_USER, GUITAI_PASSWORD, GUITAI_CODE } = environment
  const name = GUITAI_USER ?? (await ask('name: '))
  const password = GUITAI_PASSWORD ?? (await askSecret('password: '))
  const isAsked = GUITAI_CODE === undefined && GUITAI_PASSWORD === undefined
  const code = isAsked ? await askSecret('code (Enter where you have none): ') : (GUITAI_CODE ?? '')
  return code === '' ? { name, password } : { name, password, code }
}
