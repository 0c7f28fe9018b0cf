package dev.kontor.download.grant;

import dev.kontor.download.DownloadProperties;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts downloads. A single statement checks and counts, so the database serializes concurrent downloads.
@Repository
class Redemptions {

    private final JdbcClient jdbc;
    private final DownloadProperties properties;

    Redemptions(JdbcClient jdbc, DownloadProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// Counts a download if one is left.
    ///
    /// @param hash of the token
    Optional<Grant> count(byte[] hash) {
        return jdbc.sql("""
                        update download.grants set used = used + 1, last_used_at = now()
                        where token_hash = :hash and revoked_at is null and expires_at > now() and used < max_downloads
                        returning
                        """ + DownloadGrants.COLUMNS)
                .param("hash", hash)
                .query(Grant.class)
                .optional();
    }

    /// Finds the grant if it was counted recently, so that an interrupted transfer can resume.
    Optional<Grant> resumed(byte[] hash) {
        return jdbc.sql("select " + DownloadGrants.COLUMNS + """
                        from download.grants
                        where token_hash = :hash and revoked_at is null and expires_at > now()
                        and last_used_at > now() - make_interval(secs => :within)
                        """)
                .param("hash", hash)
                .param("within", properties.resumeWithin().toSeconds())
                .query(Grant.class)
                .optional();
    }

    Optional<Grant> find(byte[] hash) {
        return jdbc.sql("select " + DownloadGrants.COLUMNS + " from download.grants where token_hash = :hash")
                .param("hash", hash)
                .query(Grant.class)
                .optional();
    }

    /// Reverses the count of a download that failed.
    void undo(Grant grant) {
        jdbc.sql("""
                        update download.grants set used = used - 1
                        where id = :id and generation = :generation and used > 0
                        """)
                .param("id", grant.id())
                .param("generation", grant.generation())
                .update();
    }
}
