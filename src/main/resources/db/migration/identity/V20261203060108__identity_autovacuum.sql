-- Reasons are in docs/scaling.md.
alter table identity.sessions set (autovacuum_vacuum_scale_factor = 0.02);
