alter table catalog.product_translations
    add column seo_title       text check (length(seo_title) between 1 and 200),
    add column seo_description text check (length(seo_description) between 1 and 500);

alter table catalog.category_translations
    add column seo_title       text check (length(seo_title) between 1 and 200),
    add column seo_description text check (length(seo_description) between 1 and 500);

create table catalog.product_relations (
    product_id uuid    not null references catalog.products (id) on delete cascade,
    kind       text    not null check (kind in ('RELATED', 'CROSS_SELL', 'UP_SELL', 'ACCESSORY')),
    related_id uuid    not null constraint product_relations_related references catalog.products (id),
    position   integer not null check (position >= 0),
    primary key (product_id, kind, related_id),
    check (product_id <> related_id)
);

create index product_relations_related_to on catalog.product_relations (related_id);

-- Slugs that a product or category had, and nobody has now: addresses that must not break.
create table catalog.old_product_slugs (
    slug       text not null,
    locale     text not null,
    product_id uuid not null references catalog.products (id) on delete cascade,
    primary key (slug, locale)
);

create index old_product_slugs_of_product on catalog.old_product_slugs (product_id);

create table catalog.old_category_slugs (
    slug        text not null,
    locale      text not null,
    category_id uuid not null references catalog.categories (id) on delete cascade,
    primary key (slug, locale)
);

create index old_category_slugs_of_category on catalog.old_category_slugs (category_id);

create table catalog.redirects (
    id         uuid        primary key,
    path       text        not null constraint redirects_path unique check (length(path) between 1 and 500),
    target     text        not null check (length(target) between 1 and 500),
    permanent  boolean     not null,
    created_at timestamptz not null,
    check (path <> target)
);

create index redirects_created on catalog.redirects (created_at, id);

create or replace view catalog.pub_product_translations as
    select t.product_id, t.locale, t.title, t.description, t.slug, t.seo_title, t.seo_description
    from catalog.product_translations t
    join catalog.products p on p.id = t.product_id
    where p.status = 'PUBLISHED';

create or replace view catalog.pub_category_translations as
    select category_id, locale, name, description, slug, seo_title, seo_description from catalog.category_translations;

create view catalog.pub_product_relations as
    select r.product_id, r.kind, r.related_id, r.position
    from catalog.product_relations r
    join catalog.products p on p.id = r.product_id
    join catalog.products o on o.id = r.related_id
    where p.status = 'PUBLISHED' and o.status = 'PUBLISHED';

create view catalog.pub_old_product_slugs as
    select s.slug, s.locale, s.product_id
    from catalog.old_product_slugs s
    join catalog.products p on p.id = s.product_id
    where p.status = 'PUBLISHED';

create view catalog.pub_old_category_slugs as
    select slug, locale, category_id from catalog.old_category_slugs;

create view catalog.pub_redirects as
    select path, target, permanent from catalog.redirects;
