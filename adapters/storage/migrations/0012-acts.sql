-- By which act, and why, a fact without a place or a difference was dealt with; lines of a batch whose client has set a
-- trading password, which nobody gave.
alter table current.unplaced add column act text, add column act_reason text;
alter table current.discrepancy add column act_reason text;
alter table current.batch_line add column has_password bool;
