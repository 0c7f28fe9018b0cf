-- Labels of carriers. `reference` is the parcel, which is in another schema.
create table shipping.labels (
    id              uuid        primary key,
    reference       uuid        not null,
    carrier         text        not null,
    service         text        not null,
    format          text        not null check (format in ('PDF', 'ZPL')),
    status          text        not null check (status in ('REQUESTED', 'BOUGHT', 'FAILED', 'VOIDING', 'VOIDED')),
    tracking_number text        check (char_length(tracking_number) between 1 and 100),
    tracking_url    text        check (char_length(tracking_url) <= 500),
    cost_minor      bigint      check (cost_minor >= 0),
    cost_currency   char(3),
    file_id         uuid,
    reason          text        check (char_length(reason) <= 100),
    requested_at    timestamptz not null,
    bought_at       timestamptz,
    voided_at       timestamptz,
    next_try_at     timestamptz,
    tries           int         not null default 0,
    check (status not in ('BOUGHT', 'VOIDING', 'VOIDED') or (tracking_number is not null and file_id is not null
        and cost_minor is not null and cost_currency is not null))
);

create unique index labels_active on shipping.labels (reference) where status in ('REQUESTED', 'BOUGHT', 'VOIDING');
create index labels_reference on shipping.labels (reference, requested_at);
create index labels_due on shipping.labels (next_try_at) where next_try_at is not null;
