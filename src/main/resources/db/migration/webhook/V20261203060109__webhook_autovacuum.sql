-- Reasons are in docs/scaling.md.
alter table webhook.deliveries set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table webhook.attempts set (autovacuum_vacuum_scale_factor = 0.05);
