-- Pictures of the library have edges of up to 30,000 pixels, and the API accepts as many for others.
alter table catalog.product_media add constraint product_media_edges
    check (width between 1 and 30000 and height between 1 and 30000) not valid;
alter table catalog.product_media drop constraint product_media_width_check;
alter table catalog.product_media drop constraint product_media_height_check;
