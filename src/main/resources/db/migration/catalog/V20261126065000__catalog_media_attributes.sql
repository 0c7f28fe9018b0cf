alter table catalog.attributes drop constraint attributes_kind_check;
alter table catalog.attributes add constraint attributes_kind_check
    check (kind in ('TEXT', 'LOCALIZED_TEXT', 'RICH_TEXT', 'NUMBER', 'BOOLEAN', 'ENUM', 'LOCALIZED_ENUM', 'DATE',
                    'DATE_TIME', 'MONEY', 'PRODUCT_REFERENCE', 'CATEGORY_REFERENCE', 'MEDIA'));

-- An item of the library; that it exists, and stays, is said in the library (media.uses).
alter table catalog.attribute_values add column referred_media uuid;

create index attribute_values_refer_media on catalog.attribute_values (product_id)
    where referred_media is not null;

-- What published products and their variants refer to of the library, besides their pictures.
create view catalog.pub_referred_media as
    select v.product_id, v.variant_id, v.referred_media as media_id
    from catalog.attribute_values v
    join catalog.products p on p.id = v.product_id
    where v.referred_media is not null and p.status = 'PUBLISHED';
