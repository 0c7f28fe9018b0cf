-- What staff find orders by. Derived from the order, after it was placed or changed.
create table orders.order_search (
    order_id uuid     primary key references orders.orders (id) on delete cascade,
    terms    tsvector not null
);

-- PostgreSQL chooses the plan of a search by the frequency of its terms.
alter table orders.order_search alter column terms set statistics 1000;
-- Without a list of pending entries, which each search would read whole.
create index order_search_terms on orders.order_search using gin (terms) with (fastupdate = off);

alter table orders.orders add column metadata jsonb not null default '{}';
