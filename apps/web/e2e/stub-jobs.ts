/** Invented jobs for the stub: one of each kind that a teller can do something about, and two that are over. */
type Row = Readonly<Record<string, unknown>>

const aJob: Row = {
  jobNo: 41,
  businessDate: '2026-11-23',
  functionCode: 'C03',
  input: '{"batchNo":9}',
  status: 'running',
  done: 3,
  of: 12,
  tellerNo: 1001,
  tellerName: '王柜员',
  checkerNo: null,
  requestedAt: '2026-11-23T10:00:00+08:00',
  endedAt: null,
  runs: 1,
  problem: '',
  problemEn: '',
  isCancelable: true,
  cancelAskedBy: null,
  approvalId: null,
}
export const STUB_JOBS: readonly Row[] = [
  aJob,
  {
    ...aJob,
    jobNo: 40,
    functionCode: 'E01',
    input: '{"market":"XSHG"}',
    status: 'failed',
    done: 0,
    of: null,
    endedAt: '2026-11-23T10:00:00+08:00',
    problem: '文件不存在：trades.txt',
    problemEn: 'No such file: trades.txt',
  },
  { ...aJob, jobNo: 39, functionCode: 'C04', input: '{}', status: 'interrupted', done: 1, of: 1 },
  {
    ...aJob,
    jobNo: 38,
    functionCode: 'E12',
    input: '{}',
    status: 'done',
    endedAt: '2026-11-23T09:59:00+08:00',
  },
]
