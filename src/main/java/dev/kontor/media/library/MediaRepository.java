package dev.kontor.media.library;

import dev.kontor.media.MediaId;
import dev.kontor.media.MediaKind;
import dev.kontor.media.RenditionSize;
import dev.kontor.media.picture.FocalPoint;
import dev.kontor.media.storage.ObjectName;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the library's items and their usage.
@Repository
class MediaRepository {

    private static final Sorting SORTING = Sorting.by(
            "i.id",
            "-createdAt",
            SortField.time("createdAt", "i.created_at"),
            SortField.text("name", "i.name"),
            SortField.number("bytes", "i.bytes"));

    private static final String SELECT = """
            select i.id, i.version, i.kind, i.name, i.object, i.bytes, i.width, i.height, i.focal_x, i.focal_y, i.alt,
                   i.created_at, i.updated_at,
                   (select coalesce(jsonb_agg(jsonb_build_object('size', r.size, 'object', r.object,
                               'width', r.width, 'height', r.height) order by r.width, r.size), '[]'::jsonb)
                    from media.renditions r where r.item_id = i.id) as renditions,
                   array(select u.used_by from media.uses u where u.media_id = i.id order by u.used_by limit 20) as used_by
            from media.items i
            where\s""";

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final JsonMapper json;

    MediaRepository(JdbcClient jdbc, Cursors cursors, JsonMapper json) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.json = json;
    }

    private record RenditionRow(RenditionSize size, String object, int width, int height) {}

    Page<MediaItem> list(MediaFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = jdbc.sql(SELECT + "true" + filter.conditions() + window.and() + window.orderAndLimit())
                .params(filter.params())
                .params(window.params())
                .query((row, _) -> item(row))
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "createdAt" -> row.createdAt();
            case "name" -> row.name();
            case "bytes" -> row.bytes();
            default -> row.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from media.items i where true" + filter.conditions())
                        .params(filter.params())
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<MediaItem> find(MediaId id) {
        return jdbc.sql(SELECT + "i.id = :id")
                .param("id", id)
                .query((row, _) -> item(row))
                .optional();
    }

    List<MediaItem> find(Collection<MediaId> ids) {
        return jdbc.sql(SELECT + "i.id = any (:ids::uuid[])")
                .param("ids", ids)
                .query((row, _) -> item(row))
                .list();
    }

    /// @param sourceHash of the file as uploaded
    Optional<MediaItem> ofSource(String sourceHash) {
        return jdbc.sql(SELECT + "i.source_hash = :hash")
                .param("hash", sourceHash)
                .query((row, _) -> item(row))
                .optional();
    }

    /// Serializes concurrent uploads of the same file.
    void lockSource(String sourceHash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('media.items'), hashtext(:hash))")
                .param("hash", sourceHash)
                .query((_, _) -> true)
                .single();
    }

    void insert(MediaItem item, String sourceHash) {
        jdbc.sql("""
                        insert into media.items (id, version, kind, name, source_hash, object, content_type, bytes, width,
                                                 height, focal_x, focal_y, alt, created_at, updated_at)
                        values (:id, :version, :kind, :name, :sourceHash, :object, :contentType, :bytes, :width,
                                :height, :focalX, :focalY, :alt::jsonb, :createdAt, :updatedAt)
                        """).params(columns(item)).param("sourceHash", sourceHash).update();
        saveRenditions(item);
    }

    boolean update(MediaItem item, MediaItem before) {
        int updated = jdbc.sql("""
                        update media.items
                        set version = :version, name = :name, focal_x = :focalX, focal_y = :focalY, alt = :alt::jsonb,
                            updated_at = :updatedAt
                        where id = :id and version = :before
                        """)
                .params(columns(item))
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
                    where u.used_by = any (:all::text[])
                    and not exists (
                        select from given g where g.media_id = u.media_id and g.used_by = u.used_by)
                )
                insert into media.uses (media_id, used_by) select media_id, used_by from given order by media_id, used_by
                on conflict do nothing
                """)
                .param("ids", ids)
                .param("users", users)
                .param("all", shown.keySet().stream().map(TypedId::text).toArray(String[]::new))
                .update();
    }

    private void saveRenditions(MediaItem item) {
        if (item.renditions().isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into media.renditions (item_id, size, object, width, height)
                select :id, size, object, width, height
                from jsonb_to_recordset(:rows::jsonb) as r(size text, object text, width integer, height integer)
                on conflict (item_id, size)
                do update set object = excluded.object, width = excluded.width, height = excluded.height
                """)
                .param("id", item.id())
                .param(
                        "rows",
                        json.writeValueAsString(item.renditions().stream()
                                .map(each -> new RenditionRow(
                                        each.size(), each.object().text(), each.width(), each.height()))
                                .toList()))
                .update();
    }

    private Map<String, @Nullable Object> columns(MediaItem item) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", item.id().value());
        columns.put("version", item.version());
        columns.put("kind", item.kind().name());
        columns.put("name", item.name());
        columns.put("object", item.object().text());
        columns.put("contentType", item.object().type().mediaType().toString());
        columns.put("bytes", item.bytes());
        columns.put("width", item.width());
        columns.put("height", item.height());
        columns.put("focalX", item.focus().x());
        columns.put("focalY", item.focus().y());
        columns.put("alt", json.writeValueAsString(MediaDetails.byTag(item.alt())));
        columns.put("createdAt", item.createdAt());
        columns.put("updatedAt", item.updatedAt());
        return columns;
    }

    private MediaItem item(ResultSet row) throws SQLException {
        return new MediaItem(
                new MediaId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                MediaKind.valueOf(row.getString("kind")),
                row.getString("name"),
                new ObjectName(row.getString("object")),
                row.getLong("bytes"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                new FocalPoint(row.getInt("focal_x"), row.getInt("focal_y")),
                json.readValue(row.getString("alt"), new TypeReference<Map<String, String>>() {}).entrySet().stream()
                        .collect(Collectors.toMap(text -> Locale.forLanguageTag(text.getKey()), Map.Entry::getValue)),
                json.readValue(row.getString("renditions"), new TypeReference<List<RenditionRow>>() {}).stream()
                        .map(each ->
                                new Rendition(each.size(), new ObjectName(each.object()), each.width(), each.height()))
                        .toList(),
                Sql.list(row, "used_by"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
