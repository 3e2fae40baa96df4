/** In which forms a report leaves: one page for programs as JSON, all rows as plain CSV for programs or as a file for a spreadsheet. */
export const REPORT_FORMATS = {
  json: { type: 'application/json; charset=utf-8', ending: 'json', about: 'one page' },
  csv: {
    type: 'text/csv; charset=utf-8',
    ending: 'csv',
    about: 'all rows, for programs (RFC 4180, UTF-8, dates and times of ISO 8601)',
  },
  'csv-excel': {
    type: 'text/csv; charset=utf-8',
    ending: 'csv',
    about:
      'all rows, as spreadsheets open them right: words for every value, numbers with leading zeros as text',
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    about: 'all rows as an Excel file with typed cells',
  },
} as const

export type ReportFormat = keyof typeof REPORT_FORMATS

export function isReportFormat(name: unknown): name is ReportFormat {
  return typeof name === 'string' && Object.hasOwn(REPORT_FORMATS, name)
}
