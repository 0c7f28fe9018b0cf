-- When the next comparison with the owners is due, so that one process makes it for all.
create table storefront.sweeps (
    name    text        primary key check (length(name) between 1 and 40),
    next_at timestamptz not null
);
