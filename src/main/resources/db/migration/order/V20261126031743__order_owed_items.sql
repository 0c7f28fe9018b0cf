alter table orders.order_lines
    add column owed             integer not null default 0,
    add column owed_gross_minor bigint  not null default 0,
    add check (owed between 0 and canceled),
    add check (owed_gross_minor between 0 and canceled_gross_minor);

comment on column orders.order_lines.owed is 'canceled units whose money is owed or went back; that money beside it';

alter table orders.owed_refunds
    add column items jsonb not null default '[]';

comment on column orders.owed_refunds.items is 'what it is owed for: line id, units, and minor units of money';
