-- What one unit of each variant cost everybody, and when. The channel is empty for the shop, else one with lists of its own.
create table pricing.price_history (
    id           uuid        not null default gen_random_uuid() unique,
    variant_id   uuid        not null,
    currency     char(3)     not null,
    channel      text        not null,
    valid_from   timestamptz not null,
    -- Absent while the price applies.
    valid_until  timestamptz check (valid_until >= valid_from),
    amount_minor bigint      not null,
    basis        text        check (basis in ('NET', 'GROSS')),
    -- Whether a higher price was shown crossed out.
    reduced      boolean     not null,
    primary key (variant_id, currency, channel, valid_from)
);

insert into pricing.price_history (variant_id, currency, channel, valid_from, amount_minor, reduced)
select p.variant_id, p.currency, '', v.updated_at, p.amount_minor, p.compare_at_minor is not null
from pricing.prices p
join pricing.variants v on v.variant_id = p.variant_id
where not exists (select from pricing.sums s where s.variant_id = p.variant_id)
and not exists (
    select from pricing.price_list_entries e join pricing.price_lists l on l.id = e.price_list_id
    where e.variant_id = p.variant_id and l.currency = p.currency and l.status = 'ACTIVE' and l.channels = '{}');
