-- What buyers are asked about a product, such as a text to engrave, in the order in which it is asked for.
alter table catalog.products
    add column inputs jsonb not null default '[]'
        check (jsonb_typeof(inputs) = 'array' and jsonb_array_length(inputs) <= 10);

create view catalog.pub_product_inputs as
    select p.id as product_id, p.inputs
    from catalog.products p
    where p.inputs <> '[]'
    and p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());
