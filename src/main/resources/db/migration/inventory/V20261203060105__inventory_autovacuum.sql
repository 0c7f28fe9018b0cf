-- Reasons are in docs/scaling.md.
alter table inventory.stock_levels set (autovacuum_vacuum_scale_factor = 0.02);
alter table inventory.reservations set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table inventory.holds set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table inventory.movements set (autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);
