/** Refusals while a day is being closed, and when its clearing is taken back. */
export const CLOSING_REJECTIONS = {
  day_gone_on: {
    zh: '{date} 已开始：前一日的清算不能再撤销，差错在本日按红蓝字更正',
    en: '{date} has begun: the clearing of the day before is not taken back any more; mistakes are corrected in the new day',
  },
  day_not_cleared: {
    zh: '本日尚未清算，没有可撤销的',
    en: 'The day is not cleared yet: there is nothing to take back',
  },
  day_closing: {
    zh: '正在清算（E11 至 E13）：资金和股份在数据汇总后才能再办理；委托、撤单、查询、开户照常',
    en: 'The day is being closed (E11 to E13): money and shares can be booked again afterwards; orders, cancels, inquiries and new clients go on',
  },
} as const
