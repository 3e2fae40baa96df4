/** What is read first is sent as small as the reader can take it. */
import { expect, test } from 'vitest'
import { testCounter, tokenOf } from '../testing/test-counter.ts'

test('lists with their schemas are sent compressed to whoever can read that', async () => {
  const counter = await testCounter()
  const headers = { authorization: `Bearer ${await tokenOf(counter)}` }
  const encodings = async (url: string, offered: string) => {
    const { headers: sent } = await counter.app.inject({
      url,
      headers: { ...headers, 'accept-encoding': offered },
    })
    return sent['content-encoding']
  }
  for (const url of ['/api/functions', '/api/reports'])
    expect([
      await encodings(url, 'br, gzip'),
      await encodings(url, 'gzip;q=0.5'),
      await encodings(url, 'gzip;q=0'),
      await encodings(url, ''),
    ]).toEqual(['gzip', 'gzip', undefined, undefined])
  expect(await encodings('/api/me', 'gzip')).toBeUndefined()
  await counter.app.close()
})
