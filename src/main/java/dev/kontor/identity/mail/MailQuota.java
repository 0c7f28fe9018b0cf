package dev.kontor.identity.mail;

import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.EmailKey;
import dev.kontor.shared.crypto.LastingKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Limits requested mails per address, so that nobody can flood a stranger. The count is in the database: it
/// applies to all processes and survives restarts.
@Component
class MailQuota {

    static final int MAX = 3;
    static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final LastingKeys keys;

    MailQuota(JdbcClient jdbc, LastingKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// Counts one more, if the limit allows it.
    boolean take(AccountMailKind kind, String email) {
        return jdbc.sql("""
                        insert into identity.mail_quotas as quota (key, started_at, sent) values (:key, now(), 1)
                        on conflict (key) do update set
                            started_at = case when quota.started_at <= now() - make_interval(secs => :window)
                                then now() else quota.started_at end,
                            sent = case when quota.started_at <= now() - make_interval(secs => :window)
                                then 1 else quota.sent + 1 end
                        where quota.sent < :most or quota.started_at <= now() - make_interval(secs => :window)
                        """)
                        .param("key", key(kind, email))
                        .param("window", WINDOW.toSeconds())
                        .param("most", MAX)
                        .update()
                == 1;
    }

    int deleteEnded() {
        return jdbc.sql("delete from identity.mail_quotas where started_at < now() - make_interval(secs => :window)")
                .param("window", WINDOW.toSeconds())
                .update();
    }

    private byte[] key(AccountMailKind kind, String email) {
        return keys.sign("mail-quota", (kind + " " + EmailKey.of(email)).getBytes(StandardCharsets.UTF_8));
    }
}
