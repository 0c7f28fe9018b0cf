package dev.kontor.shared.start;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// Migrates the database, unless an unreleased snapshot created it: no migration leads from such a schema to
/// this one.
final class SchemaHistory {

    private SchemaHistory() {}

    /// @throws StartRefusedException if the database has migrations that this release does not know and that are
    ///     older than its own; nothing has been changed then
    static void migrate(Flyway flyway) {
        var unknown = Arrays.stream(flyway.info().applied())
                .filter(migration ->
                        migration.getVersion() != null && migration.getState() == MigrationState.MISSING_SUCCESS)
                .map(MigrationInfo::getScript)
                .findFirst();
        if (unknown.isPresent()) {
            throw new StartRefusedException(
                    "A pre-release snapshot of Kontor created this database (it has " + unknown.get()
                            + "). This version cannot read it.",
                    "Use an empty database, or in local mode another folder with kontor.local.data-dir. "
                            + "Nothing was changed: the snapshot that created the database still works with it.");
        }
        flyway.migrate();
    }
}
