-- When parcels are handed to the carrier, and on which days nothing is handed over or delivered.
alter table shipping.methods
    add column cut_off      time,
    add column time_zone    text   not null default 'UTC' check (char_length(time_zone) between 1 and 40),
    add column working_days text[] not null default '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}'
        check (cardinality(working_days) between 1 and 7);

create table shipping.holidays (
    id          uuid        primary key,
    version     bigint      not null,
    observed_on date        not null,
    name        text        not null check (char_length(name) between 1 and 100),
    country     char(2)     check (country ~ '^[A-Z]{2}$'),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint holidays_day unique nulls not distinct (observed_on, country)
);

create index holidays_created on shipping.holidays (created_at, id);
