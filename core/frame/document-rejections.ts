/** Refusals about documents that the counter makes and gives out. day-rejections.ts adds them to those of the day. */
export const DOCUMENT_REJECTIONS = {
  day_not_come: { zh: '{date} 尚未到', en: '{date} has not come yet' },
  too_wide_for_dbf: {
    zh: '{table}的“{columnZh}”有超过 DBF 字段宽度的内容，请改用 CSV',
    en: '{columnEn} of {table} has a text that is too wide for a DBF: ask for CSV',
  },
  unit_not_of_market: {
    zh: '“{unit}”不是本公司在该市场的席位',
    en: '"{unit}" is no trading unit of ours in this market',
  },
  registry_files_not_made: {
    zh: '{date} 没有做过登记公司库；只有当日的可以做',
    en: 'No such files were made on {date}; they are made of the business day only',
  },
  day_not_matched: { zh: '{date} 的成交尚未配对', en: 'The trades of {date} are not matched yet' },
  file_already_sent: {
    zh: '{file} 已出过，现在的内容不同：更换须复核',
    en: '{file} was given out with another content: replacing it needs a second person',
  },
} as const
