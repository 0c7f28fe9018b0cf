-- A customer whose records were moved to another one. The account stays disabled, and its e-mail address stays reserved.
alter table customer.profiles
    add column merged_into uuid references customer.profiles (id) on delete set null,
    add column merged_at   timestamptz,
    add constraint profiles_merged_into_another check (merged_into <> id);

create index profiles_merged on customer.profiles (merged_into) where merged_into is not null;
