package dev.kontor.identity.mail;

import dev.kontor.identity.MailId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of queued mails.
@Repository
class MailRepository {

    private final JdbcClient jdbc;

    MailRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(MailId id, byte[] sealed) {
        jdbc.sql("insert into identity.mails (id, sealed, created_at) values (:id, :sealed, now())")
                .param("id", id)
                .param("sealed", sealed)
                .update();
    }

    Optional<byte[]> find(MailId id) {
        return jdbc.sql("select sealed from identity.mails where id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    void delete(MailId id) {
        jdbc.sql("delete from identity.mails where id = :id").param("id", id).update();
    }

    /// Deletes mails that could not be sent for so long that their links have expired.
    int deleteOlderThan(Duration age) {
        return jdbc.sql("delete from identity.mails where created_at < now() - make_interval(secs => :age)")
                .param("age", age.toSeconds())
                .update();
    }
}
