-- Why a checker said no; null where nobody did, or no reason was given.
alter table current.approval add column refusal text;
