-- Which products are in a collection now, by hand or by its rules.
create or replace view storefront.pub_collection_products as
select collection_id, product_id from storefront.collection_listings;
