-- Reasons are in docs/scaling.md.
alter table notification.mails set (autovacuum_vacuum_scale_factor = 0.02);
