package dev.kontor.media.library;

import dev.kontor.media.MediaAccess;
import dev.kontor.media.MediaId;
import dev.kontor.media.MediaUploadId;
import dev.kontor.media.picture.FocalPoint;
import dev.kontor.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores direct uploads until they are completed or expire. Each write is one statement.
@Repository
class DirectUploadRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DirectUploadRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(DirectUpload upload) {
        var description = upload.description();
        var focus = description.focalPoint() == null ? FocalPoint.CENTRE : description.focalPoint();
        jdbc.sql("""
                insert into media.uploads (id, name, alt, focal_x, focal_y, is_private, expires_at)
                values (:id, :name, :alt::jsonb, :focalX, :focalY, :private, :expiresAt)
                """)
                .param("id", upload.id())
                .param("name", description.name())
                .param("alt", json.writeValueAsString(Objects.requireNonNullElse(description.alt(), Map.of())))
                .param("focalX", focus.x())
                .param("focalY", focus.y())
                .param("private", description.isPrivate())
                .param("expiresAt", upload.expiresAt())
                .update();
    }

    /// The upload unless it has expired.
    Optional<DirectUpload> find(MediaUploadId id, Instant now) {
        return jdbc.sql("""
                        select id, name, alt, focal_x, focal_y, is_private, expires_at, media_id
                        from media.uploads where id = :id and expires_at > :now
                        """)
                .param("id", id)
                .param("now", now)
                .query((row, _) -> {
                    var media = row.getObject("media_id", UUID.class);
                    return new DirectUpload(
                            new MediaUploadId(row.getObject("id", UUID.class)),
                            new DescribeMedia(
                                    row.getString("name"),
                                    json.readValue(row.getString("alt"), new TypeReference<Map<String, String>>() {}),
                                    new FocalPoint(row.getInt("focal_x"), row.getInt("focal_y")),
                                    row.getBoolean("is_private") ? MediaAccess.PRIVATE : MediaAccess.PUBLIC),
                            Sql.instant(row, "expires_at"),
                            media == null ? null : new MediaId(media));
                })
                .optional();
    }

    void complete(MediaUploadId id, MediaId became) {
        jdbc.sql("update media.uploads set media_id = :media where id = :id")
                .param("media", became)
                .param("id", id)
                .update();
    }

    List<MediaUploadId> expired(Instant expiredBefore, int most) {
        return jdbc
                .sql("select id from media.uploads where expires_at < :before order by expires_at limit :most")
                .param("before", expiredBefore)
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .map(MediaUploadId::new)
                .toList();
    }

    void delete(MediaUploadId id) {
        jdbc.sql("delete from media.uploads where id = :id").param("id", id).update();
    }
}
