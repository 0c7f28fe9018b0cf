-- Pictures of the library, what they are for, and which variants they show.
alter table catalog.product_media
    add column media_id    uuid,
    add column role        text   not null default 'GALLERY' check (role in ('GALLERY', 'LISTING', 'SWATCH')),
    add column variant_ids uuid[] not null default '{}';

create or replace view catalog.pub_product_media as
    select m.product_id, m.position, m.url, m.alt, m.width, m.height, m.media_id, m.role, m.variant_ids
    from catalog.product_media m
    join catalog.products p on p.id = m.product_id
    where p.status = 'PUBLISHED';
