-- The version of what decides for whom a price list may be active.
insert into kontor.configuration_versions (area, version) values ('pricelists', 1) on conflict do nothing;
