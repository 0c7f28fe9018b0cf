-- What staff have decided about single products in single channels.
create table catalog.channel_products (
    channel_id      uuid        not null,
    product_id      uuid        not null constraint channel_products_product references catalog.products (id),
    version         bigint      not null,
    -- Whether it is sold there, or taken out.
    listed          boolean     not null,
    published_from  timestamptz,
    published_until timestamptz,
    -- When shoppers next see a difference; told then, and empty afterwards.
    due_at          timestamptz,
    updated_at      timestamptz not null,
    -- Copied from the product, so that a list is one range of an index: empty unless it is in the shop, or scheduled.
    product_published_at timestamptz,
    visible_from    timestamptz,
    visible_until   timestamptz,
    primary key (channel_id, product_id),
    check (published_until > published_from),
    check (listed or (published_from is null and published_until is null))
);

create index channel_products_of_product on catalog.channel_products (product_id);
create index channel_products_due on catalog.channel_products (due_at) where due_at is not null;
create index channel_products_changed on catalog.channel_products (channel_id, updated_at desc, product_id desc);
create index channel_products_newest on catalog.channel_products (channel_id, product_published_at desc, product_id desc)
    where listed and product_published_at is not null;

-- Copies what the entries of those products need of them.
create function catalog.relist_channels(products uuid[]) returns void language sql as $$
    update catalog.channel_products e
    set product_published_at = case when p.status in ('PUBLISHED', 'SCHEDULED') then p.published_at end,
        visible_from = greatest(e.published_from, case p.status when 'SCHEDULED' then p.published_at end),
        visible_until = least(e.published_until, p.unpublish_at)
    from catalog.products p
    where p.id = e.product_id and e.product_id = any (products);
$$;

create or replace function catalog.relist(products uuid[]) returns void language sql as $$
    delete from catalog.category_listings where product_id = any (products);
    insert into catalog.category_listings (category_id, product_id, published_at, visible_from, visible_until)
    with recursive branch as (
        select p.id as product_id, p.published_at,
               case p.status when 'SCHEDULED' then p.published_at end as visible_from, p.unpublish_at, pc.category_id
        from catalog.products p
        join catalog.product_categories pc on pc.product_id = p.id
        where p.id = any (products) and p.status in ('PUBLISHED', 'SCHEDULED')
        union
        select b.product_id, b.published_at, b.visible_from, b.unpublish_at, c.parent_id
        from branch b
        join catalog.categories c on c.id = b.category_id
        where c.parent_id is not null
    )
    select category_id, product_id, published_at, visible_from, unpublish_at from branch;
    select catalog.relist_channels(products);
$$;

-- What a channel sells now of what was put into it.
create view catalog.pub_channel_listings as
    select channel_id, product_id, product_published_at as published_at
    from catalog.channel_products
    where listed and product_published_at is not null
    and (visible_from is null or visible_from <= now()) and (visible_until is null or visible_until > now());

-- What a channel that sells everything does not sell now.
create view catalog.pub_channel_exclusions as
    select channel_id, product_id
    from catalog.channel_products
    where not listed or published_from > now() or published_until <= now();

create or replace view catalog.pub_due as
    select due_at from catalog.products where due_at is not null
    union all
    select due_at from catalog.channel_products where due_at is not null;
