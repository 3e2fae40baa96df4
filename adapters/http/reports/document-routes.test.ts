/** GET /api/documents: who may not open a document gets nothing of it, and who opens one is written down before its first byte leaves. */
import { beforeEach, expect, test } from 'vitest'
import { fullRight } from '@guitai/core/books/function-right.ts'
import { present } from '@guitai/core/base/assert.ts'
import { testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

const BYTES = Buffer.from('DBF 贵州茅台')
const DOCUMENTS = new Map([
  [
    7,
    {
      name: '成交 1123.DBF',
      sha256: 's7',
      size: BYTES.length,
      mediaType: 'application/vnd.dbf',
      isPersonal: true,
    },
  ],
  [8, { name: 'day.zip', sha256: 's8', size: BYTES.length, mediaType: 'application/zip', isPersonal: false }],
  [9, { name: 'gone.zip', sha256: 's9', size: 3, mediaType: 'application/zip', isPersonal: false }],
])

let counter: TestCounter
let read: string[]
beforeEach(async () => {
  read = []
  counter = await testCounter({
    documents: {
      find: documentNo => Promise.resolve(DOCUMENTS.get(documentNo)),
      read: sha256 => {
        read.push(sha256)
        return Promise.resolve(sha256 === 's9' ? undefined : once())
      },
    },
  })
})

async function* once(): AsyncGenerator<Uint8Array> {
  yield BYTES
}

async function get(teller: string, documentNo: number | string) {
  const reply = await counter.app.inject({
    method: 'GET',
    url: `/api/documents/${documentNo}`,
    headers: { authorization: `Bearer ${await tokenOf(counter, teller)}` },
  })
  return { status: reply.statusCode, bytes: reply.rawPayload, headers: reply.headers }
}

const looks = () =>
  counter.storage.batches
    .flatMap(({ commands }) => commands)
    .filter(({ functionCode }) => functionCode === 'S93')
const role = (name: string) => present(counter.state.engine?.books.roles.get(name), name)
const seesAll = (name: string): unknown => Object.assign(role(name), { seesPersonalData: true })

test('to whoever has the right it comes byte by byte, under its own name, and the look is recorded', async () => {
  seesAll('chief')
  const { status, bytes, headers } = await get('bo', 7)
  expect([status, bytes.equals(BYTES)]).toEqual([200, true])
  expect(headers).toMatchObject({
    'content-type': 'application/vnd.dbf',
    'content-length': String(BYTES.length),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('成交 1123.DBF')}`,
    'cache-control': 'no-store',
  })
  expect(looks().map(({ input }) => JSON.parse(input) as unknown)).toMatchObject([
    {
      report: 'documents',
      permission: 'queries.documents',
      terms: expect.stringContaining('"sha256":"s7"') as string,
    },
  ])
})

test('one that shows nobody needs no right to see personal data', async () => {
  expect((await get('bo', 8)).status).toBe(200)
  expect(looks()).toHaveLength(1)
})

test.each([
  ['without the right to the list', 'ann', () => undefined],
  ['without the right to see personal data', 'bo', () => undefined],
  [
    'with a right to some classes of clients',
    'bo',
    () => {
      seesAll('chief')
      Object.assign(role('chief'), { rights: [{ ...fullRight('*'), clientClasses: ['vip'] }] })
    },
  ],
  [
    'in a branch',
    'bo',
    () => {
      seesAll('chief')
      Object.assign(present(counter.state.engine?.books.tellers.get(1002), 'bo'), { branchNo: 2 })
    },
  ],
])('%s: nothing of it is read', async (_, teller, given) => {
  given()
  expect((await get(teller, 7)).status).toBe(403)
  expect(read).toEqual([])
})

test.each(['10', '0', 'x', '9'])('%s is no document', async documentNo => {
  expect((await get('bo', documentNo)).status).toBe(404)
})

test('nobody without signing in', async () => {
  expect((await counter.app.inject({ method: 'GET', url: '/api/documents/7' })).statusCode).toBe(401)
})
