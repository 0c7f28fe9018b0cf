-- Reasons are in docs/scaling.md.
alter table kontor.idempotency_keys set (autovacuum_vacuum_scale_factor = 0.02);
