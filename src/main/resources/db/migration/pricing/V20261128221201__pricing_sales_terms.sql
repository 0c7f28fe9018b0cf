-- In which quantities a variant is sold, and its content for the unit price. Variants without a row are sold in any quantity.
create table pricing.sales_terms (
    variant_id       uuid          primary key,
    version          bigint        not null,
    min_quantity     integer       not null default 1 check (min_quantity between 1 and 999),
    max_quantity     integer       check (max_quantity between min_quantity and 999),
    quantity_step    integer       not null default 1 check (quantity_step between 1 and 999),
    content_amount   numeric(12,3) check (content_amount > 0),
    content_unit     text,
    reference_amount numeric(12,3) check (reference_amount > 0),
    reference_unit   text,
    created_at       timestamptz   not null,
    updated_at       timestamptz   not null,
    constraint sales_terms_content check (
        (content_amount is null) = (content_unit is null) and (content_amount is null) = (reference_amount is null)
        and (content_amount is null) = (reference_unit is null))
);
