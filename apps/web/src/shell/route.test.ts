import { expect, test } from 'vitest'
import { formatRoute, parseRoute } from './route.ts'

test('what is written is read back', () => {
  const hash = formatRoute('C01', { clientNo: 7, name: '张 三&?' })
  expect(parseRoute(hash)).toEqual({ code: 'C01', parameters: { clientNo: '7', name: '张 三&?' } })
})

test('nothing is the beginning', () => expect(parseRoute('')).toEqual({ code: '', parameters: {} }))
