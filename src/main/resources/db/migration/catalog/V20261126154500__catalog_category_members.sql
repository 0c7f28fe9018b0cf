-- Lists in another order compare their products with all of a category, and count them first. Whether a product is visible
-- now is said by its row: without it in the index, each of some thousand rows was fetched from a page of its own.
create index category_listings_members on catalog.category_listings (category_id, product_id)
    include (visible_from, visible_until);
