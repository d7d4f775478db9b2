-- The planner foresees the load from the orders of the last hours, instead of carrying a measured lateness from plan to plan.
alter table zone drop column pressure;
-- The orders of the last hours of a village, at every look of the planner.
create index job_village_id_queued_at_idx on job (village_id, queued_at);
