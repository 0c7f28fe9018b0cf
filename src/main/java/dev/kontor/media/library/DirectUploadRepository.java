package dev.kontor.media.library;

import dev.kontor.media.MediaId;
import dev.kontor.media.MediaUploadId;
import dev.kontor.media.picture.FocalPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores direct uploads until they are completed or expire. Each write is one statement.
@Repository
class DirectUploadRepository {

    private final JdbcClient jdbc;

    DirectUploadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DirectUpload upload) {
        var description = upload.description();
        var focus = description.focalPoint() == null ? FocalPoint.CENTRE : description.focalPoint();
        jdbc.sql("""
                insert into media.uploads (id, name, alt, focal_x, focal_y, is_private, expires_at)
                values (:id, :description.name, :alt, :x, :y, :description.isPrivate, :expiresAt)
                """)
                .paramSource(upload)
                .param("alt", Objects.requireNonNullElse(description.alt(), Map.of()))
                .paramSource(focus)
                .update();
    }

    /// The upload unless it has expired.
    Optional<DirectUpload> find(MediaUploadId id, Instant now) {
        return jdbc.sql("""
                        select id, name, alt, focal_x as focal_point_x, focal_y as focal_point_y,
                            case when is_private then 'PRIVATE' else 'PUBLIC' end as access, expires_at, media_id
                        from media.uploads where id = :id and expires_at > :now
                        """)
                .param("id", id)
                .param("now", now)
                .query(DirectUpload.class)
                .optional();
    }

    void complete(MediaUploadId id, MediaId became) {
        jdbc.sql("update media.uploads set media_id = :media where id = :id")
                .param("media", became)
                .param("id", id)
                .update();
    }

    List<MediaUploadId> expired(Instant expiredBefore, int most) {
        return jdbc.sql("select id from media.uploads where expires_at < :before order by expires_at limit :most")
                .param("before", expiredBefore)
                .param("most", most)
                .query(MediaUploadId.class)
                .list();
    }

    void delete(MediaUploadId id) {
        jdbc.sql("delete from media.uploads where id = :id").param("id", id).update();
    }
}
