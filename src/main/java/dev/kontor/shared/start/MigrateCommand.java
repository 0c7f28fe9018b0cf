package dev.kontor.shared.start;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The command `--migrate`: migrates the database, and exits. It needs only the database connection of a role that
/// owns the tables, so that the role of the shop needs not own any.
@ImportAutoConfiguration({
    LocalPostgresAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@Import(MigrationConfiguration.class)
public final class MigrateCommand {

    static final String NAME = "migrate";

    public static boolean isRequested(String... arguments) {
        return Arrays.asList(arguments).contains("--" + NAME);
    }

    /// Migrates and prints the version of the schema to standard output.
    ///
    /// @param arguments of the command line; settings are read like those of the shop
    /// @return the exit code
    public static int run(String... arguments) {
        return run(System.out, arguments);
    }

    static int run(PrintStream out, String... arguments) {
        var command = new SpringApplicationBuilder(MigrateCommand.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("logging.level.root", "WARN", "kontor.local.leave-running", true));
        try (var context = command.run(arguments)) {
            var history = context.getBean(Flyway.class).info();
            out.printf(
                    "The database has version %s of the schema: %d migrations.%n",
                    history.current().getVersion(), history.applied().length);
            return 0;
        }
    }
}
