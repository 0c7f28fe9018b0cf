create schema if not exists identity;

alter table identity.signing_keys add column id uuid;
update identity.signing_keys set id = gen_random_uuid();
alter table identity.signing_keys alter column id set not null;
create unique index signing_keys_id on identity.signing_keys (id);

alter table identity.signing_keys drop constraint signing_keys_state_check;
alter table identity.signing_keys add constraint signing_keys_state_known
    check (state in ('NEXT', 'CURRENT', 'RETIRED', 'WITHDRAWN'));
-- Since when the key is in its state: published, signing, or no longer signing.
alter table identity.signing_keys add column since timestamptz;
update identity.signing_keys set since = created_at;
alter table identity.signing_keys alter column since set not null;
create unique index signing_keys_one_next on identity.signing_keys (state) where state = 'NEXT';
