import { expect, test } from 'vitest'
import { formatRoute, parseRoute } from './route.ts'

test('what is written is read back', () => {
  const hash = formatRoute('C01', { clientNo: 7, name: '张 三&?' })
  expect(parseRoute(hash)).toEqual({ code: 'C01', parameters: { clientNo: '7', name: '张 三&?' } })
})

test.each(['#/%', '#/%E4%B8', '#/C01%'])('%s is broken, and breaks nothing', hash =>
  expect(parseRoute(hash)).toEqual({ code: hash.slice(2), parameters: {} }),
)

test('nothing is the beginning', () => expect(parseRoute('')).toEqual({ code: '', parameters: {} }))
