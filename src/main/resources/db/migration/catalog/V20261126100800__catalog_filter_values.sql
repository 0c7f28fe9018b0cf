-- The values of attributes without a look at their products: whoever narrows a list by them takes only products that are
-- published anyway, and looking at each once more took longer than all the rest.
create view catalog.pub_filter_values as
    select product_id, variant_id, attribute_id, key, number from catalog.attribute_values;

-- Whether one product has a value that fits is read from the index alone. It does what the index of the product did.
create index attribute_values_in_product on catalog.attribute_values (product_id, attribute_id) include (key, number);
drop index catalog.attribute_values_of_product;
