-- Reasons are in docs/scaling.md.
alter table audit.entries set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table audit.waiting set (autovacuum_vacuum_scale_factor = 0.02);
