-- A small brokerage on 2026-11-23, whose every line of the proof is true. Two clients: 张三 (automatic settlement) bought 100
-- 600000 at 10.00, 欧阳修文 (semi-automatic) sold 200 of 300 at 10.10. Before: a deposit in the archive, others in history.
create table archive.entry_20250602 partition of archive.entry for values in ('2025-06-02');
create table archive.balance_20250602 partition of archive.balance for values in ('2025-06-02');
create table archive.orders_20250602 partition of archive.orders for values in ('2025-06-02');
create table history.entry_20261120 partition of history.entry for values in ('2026-11-20');
create table history.balance_20261120 partition of history.balance for values in ('2026-11-20');
create table history.orders_20261120 partition of history.orders for values in ('2026-11-20');
create table history.command_20261120 partition of history.command for values in ('2026-11-20');
create table current.entry_20261123 partition of current.entry for values in ('2026-11-23');
create table current.orders_20261123 partition of current.orders for values in ('2026-11-23');
create table current.orders_20261124 partition of current.orders for values in ('2026-11-24');
create table current.trade_20261123 partition of current.trade for values in ('2026-11-23');
create table current.command_20261123 partition of current.command for values in ('2026-11-23');

insert into current.business_day values ('2026-11-20', 'closed', 1, 1), ('2026-11-23', 'day-end', 2, 2);
insert into current.market values ('XSHG', '2026-11-23', true, true), ('XSHE', '2026-11-23', true, false);
insert into current.trading_unit values ('12345', 'XSHG', 1, 'running'), ('654321', 'XSHE', 1, 'running');
insert into current.instrument values
  (1001, 'XSHG', '600000', '浦发银行', 'pfyh', 'stock', 'main', 'CNY', 'T+1', '1999-11-10', 0, false, false, false, 100000, 110000, 90000),
  (1002, 'XSHE', '000001', '平安银行', 'payh', 'stock', 'main', 'CNY', 'T+1', '1991-04-03', 0, false, false, false, 120000, 132000, 108000),
  (1003, 'XSHG', '688001', '华兴源创', 'hxyc', 'stock', 'star', 'CNY', 'T+1', '2019-07-22', 1, false, true, false, 250000, null, null);
insert into quotes.quote (instrument, content) values ('600000.XSHG', '{"last": 101500}'), ('000001.XSHE', '{"last": null}');
insert into current.branch values (1, '0001', '总部', 'Headquarters', '北京市', '010-66000001', 'trading', null),
  (2, '0002', '东城营业部', 'East branch', '北京市东城区', '010-65000002', 'trading', 1);
insert into current.teller values (1001, 'wang', '王柜员', 1, '["teller"]', 'normal'), (1002, 'li', '李主管', 1, '["teller", "manager"]', 'normal');
insert into current.role values ('teller', '柜员', 'Teller', '[{"permission": "funds.*", "limits": {"CNY": 10000000}, "clientClasses": null, "hours": {"from": 32400, "to": 61200}, "workstations": null}]', false, false),
  ('manager', '主管', 'Manager', '[{"permission": "*", "limits": {}, "clientClasses": null, "hours": null, "workstations": null}]', true, true);

insert into current.client values
  (10000001, 1, 'person', 'normal', '张三', 'zs', 'id-card', '11010519491231002X', '2030-01-01', '13800138000', '北京市朝阳区建国路1号', '教师', 'normal', 3, '["counter", "web"]', 'standard', 2, '2025-06-02', null, '[]'),
  (10000002, 1, 'person', 'normal', '欧阳修文', 'oyxw', 'id-card', '440301198001010017', null, '13900139000', '深圳市福田区', '医生', 'gold', 4, '["counter"]', 'standard', 3, '2026-11-20', null, '["star"]');
insert into current.cash_account values
  (1000000101, 10000001, 1, 'CNY', 'normal', 'counter', 9999494, 149506, 0, 50000, 0, null, '2026-11-22', 0, 0, 0, 0),
  (1000000201, 10000002, 1, 'CNY', 'normal', 'third-party', 10000, 0, 0, 0, 0, null, '2026-11-22', 0, 0, 0, 0);
insert into current.securities_account values
  ('A100000001.XSHG', 'XSHG', 10000001, 1000000101, 'normal', '12345'), ('0100000001.XSHE', 'XSHE', 10000001, 1000000101, 'normal', '654321'),
  ('A100000002.XSHG', 'XSHG', 10000002, 1000000201, 'normal', '12345');
insert into current.holding values
  (1000000000001, 10000002, 'A100000002.XSHG', 1001, '', '', 1000, 100, 50, 0, 800000),
  (1000000000002, 10000001, 'A100000001.XSHG', 1001, '', '', 100, 0, 0, 0, 100506);
insert into current.unsettled_cash values
  (1000000101, '2026-11-23', '2026-11-24', '2026-11-23', '2026-11-24', 100506, 0, 100506, 0),
  (1000000201, '2026-11-23', '2026-11-24', '2026-11-23', '2026-11-24', 0, 201386, 0, 0);
insert into current.unsettled_shares values
  (1000000000001, '2026-11-23', '2026-11-24', '2026-11-24', 0, 200, 0, 0),
  (1000000000002, '2026-11-23', '2026-11-23', '2026-11-24', 100, 0, 100, 0);
insert into current.freeze values
  (1, 10000001, 'cash', 1000000101, 'long', 80000, 50000, 1, '朝阳区法院', '(2026)京0105号', '诉讼保全', '2026-11-20', '2027-11-19', 'in-force'),
  (2, 10000002, 'holding', 1000000000001, 'day', 50, 50, 1, '营业部', '', '异常', '2026-11-23', '2026-11-23', 'in-force'),
  (3, 10000001, 'cash', 1000000101, 'day', 1000, 0, 1, '营业部', '', '', '2026-11-20', '2026-11-20', 'released');
insert into current.house_account values
  (1, '1/bank/1/ICBC', 1, 'bank', 1, 'ICBC', -10000000), (2, '1/external-securities/1001/', 1, 'external-securities', 1001, '', -1000),
  (3, '1/till/1/1001', 1, 'till', 1, '1001', -110000), (4, '1/clearing/1/XSHG', 1, 'clearing', 1, 'XSHG', -102000),
  (5, '1/clearing/1001/XSHG', 1, 'clearing', 1001, 'XSHG', 100), (6, '1/commission-income/1/', 1, 'commission-income', 1, '', 1000),
  (7, '1/stamp-duty-payable/1/XSHG', 1, 'stamp-duty-payable', 1, 'XSHG', 101), (8, '1/transfer-fee-payable/1/XSHG', 1, 'transfer-fee-payable', 1, 'XSHG', 3),
  (9, '1/exchange-fee-payable/1/XSHG', 1, 'exchange-fee-payable', 1, 'XSHG', 10), (10, '1/regulatory-fee-payable/1/XSHG', 1, 'regulatory-fee-payable', 1, 'XSHG', 6);

insert into archive.orders (order_id, trade_date, client_no, cash_account_no, securities_account_id, holding_no, instrument_no, market, trading_unit, side, order_type, price, quantity, channel, teller_no, entered_at, hold_price, hold_cash, hold_shares, status, cl_ord_id, canceled_quantity)
values (1, '2025-06-02', 10000001, 1000000101, 'A100000001.XSHG', 0, 1001, 'XSHG', '12345', 'buy', 'limit', 80000, 100, 'counter', 1001, '2025-06-02 10:00+08', 80000, 0, 0, 'canceled', 'O000000001', 100);
insert into history.orders (order_id, trade_date, client_no, cash_account_no, securities_account_id, holding_no, instrument_no, market, trading_unit, side, order_type, price, quantity, channel, teller_no, entered_at, hold_price, hold_cash, hold_shares, status, cl_ord_id)
values (2, '2026-11-20', 10000001, 1000000101, '0100000001.XSHE', 0, 1002, 'XSHE', '654321', 'buy', 'limit', 110000, 200, 'web', 0, '2026-11-20 14:00+08', 110000, 0, 0, 'expired', 'O000000002');
insert into current.orders (order_id, trade_date, client_no, cash_account_no, securities_account_id, holding_no, instrument_no, market, trading_unit, side, order_type, price, quantity, channel, teller_no, entered_at, hold_price, hold_cash, hold_shares, status, cl_ord_id, exchange_order_id, filled_quantity, filled_amount, commission, stamp_duty, transfer_fee, exchange_fee, regulatory_fee)
values
  (11, '2026-11-23', 10000001, 1000000101, 'A100000001.XSHG', 1000000000002, 1001, 'XSHG', '12345', 'buy', 'limit', 100000, 100, 'counter', 1001, '2026-11-23 09:30:01.5+08', 100000, 0, 0, 'filled', 'O00000000B', 'X1', 100, 100000, 500, 0, 1, 3, 2),
  (12, '2026-11-23', 10000002, 1000000201, 'A100000002.XSHG', 1000000000001, 1001, 'XSHG', '12345', 'sell', 'limit', 101000, 300, 'phone', 1002, '2026-11-23 09:31+08', 101000, 0, 100, 'partiallyFilled', 'O00000000C', 'X2', 200, 202000, 500, 101, 2, 7, 4),
  (13, '2026-11-23', 10000001, 1000000101, 'A100000001.XSHG', 1000000000002, 1001, 'XSHG', '12345', 'buy', 'limit', 99000, 100, 'counter', 1001, '2026-11-23 09:32+08', 99000, 99506, 0, 'queued', '', '', 0, 0, 0, 0, 0, 0, 0),
  (14, '2026-11-24', 10000001, 1000000101, '0100000001.XSHE', 0, 1002, 'XSHE', '654321', 'buy', 'limit', 120000, 100, 'web', 0, '2026-11-23 20:00+08', 120000, 50000, 0, 'queued', '', '', 0, 0, 0, 0, 0, 0, 0);
insert into current.trade values
  (1, '2026-11-23/XSHG//1/buy', '2026-11-23', 'XSHG', '1', 11, 10000001, 1000000101, 1000000000002, 'A100000001.XSHG', 1001, '12345', 'buy', 100000, 100, 100000, 500, 0, 1, 3, 2, 0, '2026-11-24', '2026-11-23 09:30:02+08', '2026-11-23', 2),
  (2, '2026-11-23/XSHG//2/sell', '2026-11-23', 'XSHG', '2', 12, 10000002, 1000000201, 1000000000001, 'A100000002.XSHG', 1001, '12345', 'sell', 101000, 200, 202000, 500, 101, 2, 7, 4, 0, '2026-11-24', '2026-11-23 09:31:05+08', null, 2);
insert into current.open_trade values
  ('2026-11-23/XSHG//2/sell', 2, 10000002, 'XSHG', 1001, 'sell', 200, 202000, 500, 101, 2, 7, 4, 0, 201386, 1000000201, 1000000000001,
    '2026-11-23', '2026-11-24', '2026-11-23', '2026-11-24', '2026-11-24', 3, null);
insert into current.submission values
  ('XSHG-12345', 1, 2, 'new-order', 11, 'O00000000B', '2026-11-23 09:30:01.6+08', 'D'), ('XSHG-12345', 1, 3, 'new-order', 12, 'O00000000C', '2026-11-23 09:31:00.1+08', 'D'),
  ('XSHG-12345', 1, 4, 'admin', null, null, '2026-11-23 09:32+08', '');

insert into archive.entry values (1, '2025-06-02', '2025-06-02', 1, '2025-06-02 09:00+08', 'deposit', 1, 5000000, 1, 'S', 1000000101, 'S', 10000001, null, null, null, 5000000);
insert into archive.balance values (1000000101, 1, '2025-06-02', 5000000), (1, 1, '2025-06-02', -5000000);
insert into history.entry values
  (2, '2026-11-20', '2026-11-20', 2, '2026-11-20 10:00+08', 'deposit', 1, 5000000, 1, 'S', 1000000101, 'S', 10000001, null, null, null, 10000000),
  (3, '2026-11-20', '2026-11-20', 3, '2026-11-20 10:01+08', 'securities-in', 1001, 1000, 2, 'S', 1000000000001, 'S', 10000002, null, null, null, 1000),
  (4, '2026-11-20', '2026-11-20', 3, '2026-11-20 10:02+08', 'deposit', 1, 10000, 3, 'S', 1000000201, 'S', 10000002, null, null, null, 10000);
insert into history.balance values (1000000101, 1, '2026-11-20', 10000000), (1, 1, '2026-11-20', -10000000), (1000000000001, 1001, '2026-11-20', 1000),
  (2, 1001, '2026-11-20', -1000), (1000000201, 1, '2026-11-20', 10000), (3, 1, '2026-11-20', -10000);
insert into current.entry values
  (5, '2026-11-23', '2026-11-23', 5, '2026-11-23 09:30:02+08', 'buy', 1, 100506, 1000000101, 'U', 4, 'S', 10000001, 11, 1, null, 9899494),
  (6, '2026-11-23', '2026-11-23', 5, '2026-11-23 09:30:02+08', 'buy', 1001, 100, 5, 'S', 1000000000002, 'U', 10000001, 11, 1, null, 100),
  (7, '2026-11-23', '2026-11-23', 6, '2026-11-23 09:31:05+08', 'sell', 1, 201386, 4, 'S', 1000000201, 'U', 10000002, 12, 2, null, 211386),
  (8, '2026-11-23', '2026-11-23', 6, '2026-11-23 09:31:05+08', 'sell', 1001, 200, 1000000000001, 'U', 5, 'S', 10000002, 12, 2, null, 800),
  (9, '2026-11-23', '2026-11-23', 6, '2026-11-23 17:00+08', 'settle', 1, 100506, 1000000101, 'S', 1000000101, 'U', 10000001, null, null, null, 9899494),
  (10, '2026-11-23', '2026-11-23', 6, '2026-11-23 17:00+08', 'settle', 1001, 100, 1000000000002, 'U', 1000000000002, 'S', 10000001, null, null, null, 100),
  (11, '2026-11-23', '2026-11-23', 6, '2026-11-23 16:50+08', 'clearing', 1, 1000, 4, 'S', 6, 'S', null, null, null, null, null),
  (12, '2026-11-23', '2026-11-23', 6, '2026-11-23 16:50+08', 'clearing', 1, 101, 4, 'S', 7, 'S', null, null, null, null, null),
  (13, '2026-11-23', '2026-11-23', 6, '2026-11-23 16:50+08', 'clearing', 1, 3, 4, 'S', 8, 'S', null, null, null, null, null),
  (14, '2026-11-23', '2026-11-23', 6, '2026-11-23 16:50+08', 'clearing', 1, 10, 4, 'S', 9, 'S', null, null, null, null, null),
  (15, '2026-11-23', '2026-11-23', 6, '2026-11-23 16:50+08', 'clearing', 1, 6, 4, 'S', 10, 'S', null, null, null, null, null),
  (16, '2026-11-23', '2026-11-23', 4, '2026-11-23 09:10+08', 'deposit', 1, 100000, 3, 'S', 1000000101, 'S', 10000001, null, null, 1, 10100000);
insert into current.voucher values
  (1, '2026-11-23', 'deposit', 10000001, 1000000101, 1, 100000, 1001, '柜台存入', '1/till/1/1001', null, null),
  (2, '2026-11-20', 'securities-in', 10000002, 1000000000001, 1001, 1000, 1002, '', '1/external-securities/1001/', null, null);
insert into current.depository_money (trade_date, market, trading_unit, currency, buys, sells) values
  ('2026-11-23', 'XSHG', '12345', 'CNY', 100000, 202000);
insert into current.settlement_due values
  ('2026-11-23/XSHG/12345/CNY', '2026-11-23', '2026-11-20', 'XSHG', '12345', 'CNY', 50000, 50000, 50000, false);
insert into current.depository_holding (trade_date, market, securities_account_id, trading_unit, code, share_nature, quantity, bought, sold) values
  ('2026-11-23', 'XSHG', 'A100000001.XSHG', '', '600000', '', 0, 100, 0), ('2026-11-23', 'XSHG', 'A100000002.XSHG', '', '600000', '', 1000, 0, 200);

insert into current.approval values
  (1, '2026-11-23', 'F09', '{"amount":10000000,"cashAccountNo":1000000101,"kind":"deposit"}', '{}', 1001, null, 'counter', 'amount', 'waiting', '2026-11-23 10:00+08'),
  (2, '2026-11-23', 'KH', '{"name":"张三","identityNumber":"11010519491231002X"}', '{}', 1001, 1002, 'counter', 'amount', 'approved', '2026-11-23 09:00+08');
insert into current.day_step values ('2026-11-23/2/E01', '2026-11-23', 2, 'E01', 'done', '2026-11-23 16:00+08', '2026-11-23 16:00:02+08', 10000002, 2, 1002, '', '{"CNY":302000}');
insert into current.discrepancy values
  ('2026-11-23/a', '2026-11-23', 'different', 'trade 1', '100', '101', 'accept-depository', 1002),
  ('2026-11-20/b', '2026-11-20', 'money', 'XSHG CNY', '5.00', '5.01', 'carry-exception', 1002);
insert into current.unplaced values
  (1, '2026-11-23', 'execution-report', 'unknown order', '35=8', '2026-11-23 11:00+08', null), (2, '2026-11-20', 'feed', 'late', '{}', '2026-11-20 11:00+08', 1002);
insert into current.certificate values ('2026-11-20', '{"isProved": true, "batchNo": 1}');

insert into current.agent values (1, 10000001, '李四', 'passport', 'E10000001', '', '["order"]', '2026-01-01', '2026-12-31', 'D1', 'valid');
insert into current.call_back values
  (81, 10000001, 'new-client', 'clear', '', '2026-11-20', '2026-11-20 10:00+08', 1001),
  (82, 10000001, 'complaint', 'anomaly', '13800000001 不是本人号码', '2026-11-23', '2026-11-23 10:00+08', 1001),
  (83, 10000002, 'new-client', 'not-reached', '', '2026-11-23', '2026-11-23 11:00+08', 1002);
insert into current.shareholder_disk values
  (84, 'XSHE', 'list1', '2026-11-20', 1001, 1, 0, 0, 1, 0, true), (85, 'XSHG', 'list2', '2026-11-23', 1001, 3, 1, 1, 0, 1, true);
insert into current.shareholder_finding values
  (84, 2, 'new', null, '0199999999.XSHE', '张三', '11010519491231002X', 10000001, '张三', '11010519491231002X'),
  (85, 2, 'different', 'other-name', 'A100000001.XSHG', '章三', '11010519491231002X', 10000001, '张三', '11010519491231002X'),
  (85, 4, 'unknown', null, 'A199999999.XSHG', '李四', 'E12345678', null, '', '');
insert into current.stored_document values
  (86, 'SJSMX11123.DBF', repeat('a1', 32), 2048, 'application/vnd.dbf', 'E01-XSHE', '2026-11-23', 1001, true),
  (87, 'SJSMX11123.DBF', repeat('a1', 32), 2048, 'application/vnd.dbf', 'E02-XSHE', '2026-11-23', 1002, true),
  (88, 'day-20261120.zip', repeat('b2', 32), 300, 'application/zip', 'X07', '2026-11-20', 1002, false);
insert into current.loss_report values (2, 10000001, 'card', '10000001015', 'oral', '2026-11-20', '2026-11-25', 'in-force', '', 1001);
