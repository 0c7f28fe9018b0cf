alter table catalog.product_media validate constraint product_media_edges;
