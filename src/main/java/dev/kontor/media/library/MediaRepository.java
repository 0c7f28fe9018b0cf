package dev.kontor.media.library;

import dev.kontor.media.MediaId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the library's items and their usage.
@Repository
class MediaRepository {

    private static final Sorting SORTING = Sorting.by(
            "i.id",
            "-createdAt",
            SortField.time("createdAt", "i.created_at"),
            SortField.text("name", "i.name"),
            SortField.number("bytes", "i.bytes"));

    private static final String COLUMNS = """
            i.id, i.version, i.kind, i.name, i.object, i.bytes, i.width, i.height, i.focal_x as focus_x,
            i.focal_y as focus_y, i.alt, i.created_at, i.updated_at,
            (select coalesce(jsonb_agg(jsonb_build_object('size', r.size, 'object', jsonb_build_object('value', r.object),
                        'width', r.width, 'height', r.height) order by r.width, r.size), '[]'::jsonb)
             from media.renditions r where r.item_id = i.id) as renditions,
            array(select u.used_by from media.uses u where u.media_id = i.id order by u.used_by limit 20) as used_by
            """;
    private static final String SELECT = "select " + COLUMNS + " from media.items i where ";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    MediaRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<MediaItem> list(MediaFilter filter, Listing listing) {
        return lists.select(COLUMNS, "media.items i")
                .where(filter.conditions())
                .page(listing, SORTING, MediaItem.class, filter);
    }

    Optional<MediaItem> find(MediaId id) {
        return jdbc.sql(SELECT + "i.id = :id")
                .param("id", id)
                .query(MediaItem.class)
                .optional();
    }

    List<MediaItem> find(Collection<MediaId> ids) {
        return jdbc.sql(SELECT + "i.id = any(:ids)")
                .param("ids", ids)
                .query(MediaItem.class)
                .list();
    }

    /// @param sourceHash of the file as uploaded
    Optional<MediaItem> ofSource(String sourceHash) {
        return jdbc.sql(SELECT + "i.source_hash = :hash")
                .param("hash", sourceHash)
                .query(MediaItem.class)
                .optional();
    }

    /// Serializes concurrent uploads of the same file.
    void lockSource(String sourceHash) {
        Sql.lock(jdbc, "media.items " + sourceHash);
    }

    void insert(MediaItem item, String sourceHash) {
        jdbc.sql("""
                        insert into media.items (id, version, kind, name, source_hash, object, content_type, bytes, width,
                                                 height, focal_x, focal_y, alt, created_at, updated_at)
                        values (:id, :version, :kind, :name, :sourceHash, :object, :contentType, :bytes, :width,
                                :height, :focus.x, :focus.y, :altByTag, :createdAt, :updatedAt)
                        """).paramSource(item).param("sourceHash", sourceHash).update();
        saveRenditions(item);
    }

    boolean update(MediaItem item, MediaItem before) {
        int updated = jdbc.sql("""
                        update media.items
                        set version = :version, name = :name, focal_x = :focus.x, focal_y = :focus.y, alt = :altByTag,
                            updated_at = :updatedAt
                        where id = :id and version = :before
                        """)
                .paramSource(item)
                .param("before", before.version())
                .update();
        if (updated == 1 && !item.renditions().equals(before.renditions())) {
            saveRenditions(item);
        }
        return updated == 1;
    }

    boolean delete(MediaId id, long version) {
        return jdbc.sql("delete from media.items where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void use(Map<? extends TypedId, ? extends Collection<MediaId>> shown) {
        var users = new ArrayList<String>();
        var ids = new ArrayList<MediaId>();
        shown.forEach((user, all) -> all.stream().distinct().forEach(id -> {
            users.add(user.text());
            ids.add(id);
        }));
        jdbc.sql("""
                with given as (
                    select * from unnest(:ids::uuid[], :users::text[]) as g(media_id, used_by)
                ), gone as (
                    delete from media.uses u
                    where u.used_by = any(:all)
                    and not exists (
                        select from given g where g.media_id = u.media_id and g.used_by = u.used_by)
                )
                insert into media.uses (media_id, used_by) select media_id, used_by from given order by media_id, used_by
                on conflict do nothing
                """)
                .param("ids", ids)
                .param("users", users)
                .param("all", shown.keySet().stream().map(TypedId::text).toList())
                .update();
    }

    private void saveRenditions(MediaItem item) {
        if (item.renditions().isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into media.renditions (item_id, size, object, width, height)
                select :id, size, object, width, height
                from unnest(:renditions.size::text[], :renditions.object::text[], :renditions.width::int[],
                    :renditions.height::int[]) as r (size, object, width, height)
                on conflict (item_id, size)
                do update set object = excluded.object, width = excluded.width, height = excluded.height
                """).paramSource(item).update();
    }
}
