-- Ends a batch that updates a row which is not there: what the engine takes for stored is not.
create function current.expect_rows(what text, changed bigint, expected int) returns void language plpgsql as $$ begin if changed <> expected then raise exception '%: % of % rows are there', what, changed, expected using errcode = 'integrity_constraint_violation'; end if; end $$;
