import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { looks } from './looks.ts'

const { read } = reportDatabase()

test('who looked at whom, where, and who was refused; the latest first', async () => {
  expect(
    columnsOf(await read(looks), 'tellerNo', 'tellerName', 'workstation', 'report', 'clients', 'refusal'),
  ).toEqual([
    [1002, '李主管', '10.1.2.3', 'client-profile', '', '没有该功能的权限'],
    [1001, '王柜员', '10.1.2.3', 'client-profile', '10000001 10000002', null],
  ])
})

test.each([
  [{ tellerNo: 1001 }, [7]],
  [{ clientNo: 10_000_002 }, [7]],
  [{ clientNo: 1_000_000 }, []],
  [{ report: 'client-profile' }, [8, 7]],
  [{ report: 'clients' }, []],
  [{ date: '2026-11-20' }, []],
  [{ from: '2026-11-01' }, [8, 7]],
])('%j', async (input, commands) => {
  expect(columnsOf(await read(looks, input), 'commandNo').flat()).toEqual(commands)
})
