-- What a refused line of a batch said, so that it can be corrected and sent again.
alter table current.batch_line add column typed text;

-- The moment and the checker of a voucher are those of its entry; only counter business has vouchers, so the index is small.
create index entry_voucher on current.entry (voucher_no) where voucher_no is not null;
