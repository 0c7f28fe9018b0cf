package dev.kontor.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.audit.ChainVerification.Verdict;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// An audit log in a database that no shop uses, with the parts that work on it, and somebody who may do with it what
/// nobody should.
final class AuditDatabase implements AutoCloseable {

    static final String SECRET = "a secret of the audit tests, long enough to be one";

    private static final Instant TIME = Instant.parse("2026-11-25T12:00:00.123456Z");

    final String url;
    final HikariDataSource dataSource;
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final ChainRepository chain;

    /// The one that tests share, with nothing in it.
    AuditDatabase() {
        this(Shared.URL);
        tamper("truncate audit.entries, audit.chain, audit.waiting, audit.redactions restart identity");
    }

    /// @param url as [TestDatabase#newDatabase] gives it
    AuditDatabase(String url) {
        this.url = url;
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        this.dataSource = new HikariDataSource(config);
        this.jdbc = TestDatabase.jdbc(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.chain = new ChainRepository(jdbc);
    }

    static AuditKeys keys(String secret, String... former) {
        return new AuditKeys(Keyring.of(secret), new AuditProperties(Duration.ofSeconds(5), List.of(former), null));
    }

    EntryRepository entries() {
        return new EntryRepository(jdbc, keys(SECRET));
    }

    Sealer sealer() {
        return sealer(keys(SECRET), new JdbcTransactionManager(dataSource));
    }

    Sealer sealer(AuditKeys keys, PlatformTransactionManager manager) {
        return new Sealer(chain, keys, manager);
    }

    static AuditRecord entry(int number) {
        return new AuditRecord(
                AuditEntryId.next(),
                TIME.plusSeconds(number),
                "stf_test",
                "role.updated",
                "role_" + number,
                "req-" + number,
                "203.0.113.7",
                "{\"name\":\"Ä " + number + "\"}",
                "{\"name\":\"B " + number + "\"}");
    }

    /// Writes so many entries, each in a transaction of its own.
    List<AuditRecord> write(int count) {
        var written = IntStream.range(0, count).mapToObj(AuditDatabase::entry).toList();
        written.forEach(
                entry -> transactions.executeWithoutResult(_ -> entries().insert(List.of(entry))));
        return written;
    }

    /// Writes so many entries in one transaction.
    List<AuditRecord> writeTogether(int count) {
        var written = IntStream.range(0, count).mapToObj(AuditDatabase::entry).toList();
        transactions.executeWithoutResult(_ -> entries().insert(written));
        return written;
    }

    Verdict verify(@Nullable ChainHead remembered) {
        return new ChainVerification(chain, keys(SECRET)).verify(remembered);
    }

    /// The entries of the chain, in its order.
    List<AuditEntryId> chained() {
        return chain.linksAfter(0, 10_000).stream().map(ChainLink::entry).toList();
    }

    List<Long> positions() {
        return chain.linksAfter(0, 10_000).stream().map(ChainLink::position).toList();
    }

    /// Does what only the owner of the tables can: switches the triggers off first.
    void tamper(String... statements) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (var sql : statements) {
                jdbc.sql(sql).update();
            }
        });
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static final class Shared {
        static final String URL = TestDatabase.newDatabase("audit");
    }
}
