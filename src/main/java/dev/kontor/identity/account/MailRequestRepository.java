package dev.kontor.identity.account;

import dev.kontor.identity.MailId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// The rows of requested mails.
@Repository
class MailRequestRepository {

    private final JdbcClient jdbc;

    MailRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(MailId id, byte[] content) {
        jdbc.sql("insert into identity.mail_requests (id, sealed, created_at) values (:id, :sealed, now())")
                .param("id", id)
                .param("sealed", content)
                .update();
    }

    /// Removes and returns the row, in the caller's transaction.
    Optional<byte[]> take(MailId id) {
        return jdbc.sql("delete from identity.mail_requests where id = :id returning sealed")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /// Deletes requests that could not be processed for a day: nobody waits for them any longer.
    @Scheduled(initialDelayString = "PT14M", fixedDelayString = "PT1H")
    void purge() {
        jdbc.sql("delete from identity.mail_requests where created_at < now() - interval '1 day'")
                .update();
    }
}
