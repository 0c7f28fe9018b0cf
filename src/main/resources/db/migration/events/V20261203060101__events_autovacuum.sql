-- Reasons are in docs/scaling.md.
alter table events.log set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
