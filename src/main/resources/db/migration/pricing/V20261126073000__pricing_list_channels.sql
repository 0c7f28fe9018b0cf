-- Codes of the channels that a list is for; all channels if there are none.
alter table pricing.price_lists
    add column channels text[] not null default '{}' check (cardinality(channels) <= 100);
