-- The planner foresees the load from the orders of the last hours: they are read at every look. It no longer uses zone.pressure;
-- that column stays until no node of before runs any more.
create index job_village_id_queued_at_idx on job (village_id, queued_at);
