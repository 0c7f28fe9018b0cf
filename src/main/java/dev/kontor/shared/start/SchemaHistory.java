package dev.kontor.shared.start;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Migrates the database, unless a later version did so, which this one then runs beside or after; or an unreleased
/// snapshot created it, from whose schema no migration leads to this one.
final class SchemaHistory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaHistory.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SHOWN = 3;
    private static final String LOCK_TIMEOUT = "55P03";
    /// Flyway reports these errors for new migrations, too.
    private static final Set<ErrorCode> NOT_RUN_YET = Set.of(
            CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED,
            CoreErrorCode.RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED);

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private SchemaHistory() {}

    /// @throws StartRefusedException if the database has migrations that this release does not know and that are
    ///     older than its own, if a known one was altered, if a lock was never free, or if the role may not
    ///     migrate; nothing has been changed then, except by migrations that were completed
    static void migrate(Flyway flyway) {
        var migrations = Stream.of(flyway.info().all())
                .filter(migration -> migration.getVersion() != null)
                .toList();
        refuseSnapshot(migrations);
        if (migrations.stream().anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)) {
            // Its views and tables must stay as the later version needs them.
            LOG.warn("A later version of Kontor migrated this database. It is used as it is.");
            return;
        }
        migrations.stream()
                .filter(migration -> migration.getState() == MigrationState.MISSING_SUCCESS)
                .findFirst()
                .ifPresent(SchemaHistory::refuse);
        refuseWithoutRights(flyway);
        try {
            migratePatiently(flyway, PATIENCE);
        } catch (FlywayValidateException _) {
            throw new StartRefusedException(
                    "Migrations of this database differ from those of this version: " + altered(flyway) + ".",
                    "Start the version that created the database, or restore a backup. Nothing was changed.");
        }
    }

    /// Every release begins with the same first migration, so that a database without it is no release's: also one of
    /// a snapshot that has migrations with later versions.
    private static void refuseSnapshot(List<MigrationInfo> migrations) {
        var first = migrations.stream()
                .filter(migration -> migration.getState().isResolved())
                .findFirst();
        if (first.isPresent() && !first.get().getState().isApplied()) {
            migrations.stream()
                    .filter(migration -> migration.getState().isApplied())
                    .findFirst()
                    .ifPresent(SchemaHistory::refuse);
        }
    }

    private static void refuse(MigrationInfo unknown) {
        throw new StartRefusedException(
                "A pre-release snapshot of Kontor created this database (it has " + unknown.getScript()
                        + "). This version cannot read it.",
                "Use an empty database, or in local mode another folder with kontor.local.data-dir. "
                        + "Nothing was changed: the snapshot that created the database still works with it.");
    }

    /// Flyway would try nine times, a second apart, to create the schema of its history.
    private static void refuseWithoutRights(Flyway flyway) {
        var configuration = flyway.getConfiguration();
        boolean allowed = JdbcClient.create(configuration.getDataSource())
                .sql("""
                        select to_regnamespace(:schema) is not null
                            or has_database_privilege(current_database(), 'create')""")
                .param("schema", configuration.getSchemas()[0])
                .query(Boolean.class)
                .single();
        if (!allowed) {
            throw withoutRights(null);
        }
    }

    private static StartRefusedException withoutRights(@Nullable Throwable failure) {
        return new StartRefusedException(
                "The database lacks migrations of this version, and the role of the shop may not run them.",
                "Run them as the role that owns the tables with the command --migrate, or set"
                        + " SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD.",
                failure);
    }

    /// Migrations wait for a lock for a few seconds only, because every reader queues behind them, and try again.
    static void migratePatiently(Flyway flyway, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException failure) {
                if (hasState(INSUFFICIENT_PRIVILEGE, failure)) {
                    throw withoutRights(failure);
                }
                if (!hasState(LOCK_TIMEOUT, failure)) {
                    throw failure;
                }
                if (System.nanoTime() > end) {
                    throw new StartRefusedException(
                            "A migration waited too long for a table that a transaction has locked.",
                            "Find the transaction in pg_stat_activity, end it, and start again.",
                            failure);
                }
                LOG.warn("A migration waits for a table that a transaction has locked, and tries again.");
            }
        }
    }

    private static boolean hasState(String state, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && state.equals(sql.getSQLState()));
    }

    private static String altered(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .filter(migration -> !NOT_RUN_YET.contains(migration.errorDetails.errorCode))
                .limit(SHOWN)
                .map(migration -> migration.filepath.isEmpty() ? migration.description : migration.filepath)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.joining(", "));
    }
}
