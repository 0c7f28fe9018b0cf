-- What the buyer pays for what the promotion is used for, and what of it was refunded, for statistics.
alter table promotion.uses
    add column total_minor    bigint not null default 0 check (total_minor >= 0),
    add column refunded_minor bigint not null default 0 check (refunded_minor between 0 and total_minor);
