create schema if not exists review;

create table review.reviews (
    id                uuid        primary key,
    version           bigint      not null,
    product_id        uuid        not null,
    customer_id       uuid        not null,
    rating            smallint    not null check (rating between 1 and 5),
    title             text        not null check (char_length(title) between 1 and 150),
    body              text        not null check (char_length(body) between 1 and 5000),
    author            text        not null check (char_length(author) between 1 and 60),
    locale            text        not null,
    verified_purchase boolean     not null,
    status            text        not null check (status in ('PENDING', 'APPROVED', 'REJECTED')),
    reply             text        check (char_length(reply) <= 5000),
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    decided_at        timestamptz,
    constraint reviews_one_of_customer unique (customer_id, product_id)
);

create index reviews_shown on review.reviews (product_id, created_at desc, id desc) where status = 'APPROVED';
create index reviews_shown_by_rating on review.reviews (product_id, rating, id) where status = 'APPROVED';
create index reviews_created on review.reviews (created_at desc, id desc);
create index reviews_updated on review.reviews (updated_at, id);
create index reviews_status on review.reviews (status, created_at desc, id desc);

-- What the approved reviews of a product come to: kept in the transactions that show and hide them.
create table review.ratings (
    product_id uuid    primary key,
    reviews    integer not null check (reviews >= 0),
    stars      bigint  not null check (stars between reviews and 5 * reviews)
);
