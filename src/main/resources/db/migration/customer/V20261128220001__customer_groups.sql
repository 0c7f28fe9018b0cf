-- Groups of customers that prices and promotions refer to.
create table customer.groups (
    id          uuid        primary key,
    version     bigint      not null,
    code        text        not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 50),
    name        text        not null check (length(name) between 1 and 100),
    description text        not null check (length(description) <= 500),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint groups_code unique (code)
);

create index groups_by_name on customer.groups (name, id);
create index groups_by_creation on customer.groups (created_at, id);

create table customer.group_members (
    group_id    uuid        not null references customer.groups (id) on delete cascade,
    customer_id uuid        not null references customer.profiles (id) on delete cascade,
    added_at    timestamptz not null,
    primary key (customer_id, group_id)
);

create index group_members_list on customer.group_members (group_id, added_at, customer_id);

alter table customer.profiles
    add column tags text[] not null default '{}' check (cardinality(tags) <= 50);

create index profiles_by_tag on customer.profiles using gin (tags);

-- Finds customers by full name, in either order, and by phone number.
create index profiles_by_first_name on customer.profiles (lower(first_name) text_pattern_ops, id);
create index addresses_by_phone on customer.addresses (phone text_pattern_ops) where phone is not null;

-- What staff write about a customer, for staff only.
create table customer.notes (
    id          uuid        primary key,
    customer_id uuid        not null references customer.profiles (id) on delete cascade,
    body        text        not null check (length(body) between 1 and 2000),
    author      text        not null check (length(author) <= 200),
    created_at  timestamptz not null
);

create index notes_of_customer on customer.notes (customer_id, created_at, id);
