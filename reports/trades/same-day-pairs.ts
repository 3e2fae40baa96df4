/**
 * A voucher that was reversed on its own day, and its reversal, are left out of totals and stay in journals (F10). What a later
 * day corrects (G04) has moved what it states on its day, and counts on that day.
 */
export const NOT_PAIRED = `not exists (select from everyday.voucher r
    where r.voucher_no = coalesce(v.reversed_by, v.reverses) and r.business_date = v.business_date)`
