-- What the storefront reads: nothing that is private.
create or replace view media.pub_media as
    select i.id as media_id, '/media/' || i.object as url, i.content_type, i.width, i.height, i.alt,
           (select coalesce(jsonb_agg(jsonb_build_object('size', r.size, 'url', '/media/' || r.object,
                       'width', r.width, 'height', r.height) order by r.width, r.size), '[]'::jsonb)
            from media.renditions r where r.item_id = i.id) as renditions
    from media.items i
    where i.object !~ '[.]bin$';
