package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A shop on a PostgreSQL of its own with a streaming replica. It has migrated an empty database as one role of
/// `docker/database-roles.sql` and runs as the other, which owns nothing. The class that runs all tests of it
/// stops it.
public final class OwnServer {

    /// Of both roles.
    public static final String PASSWORD = "role-of-a-test";

    private OwnServer() {}

    public static PostgresServer postgres() {
        return Started.POSTGRES;
    }

    public static Replica shop() {
        return Started.SHOP;
    }

    /// The JDBC URL of a superuser.
    public static String url(int port) {
        return plainUrl(port) + "?user=postgres";
    }

    public static void stop() throws IOException {
        Started.SHOP.close();
        Started.POSTGRES.close();
    }

    /// Makes the roles in the database, and gives them their password.
    ///
    /// @param url of a superuser
    public static void makeRoles(String url) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(url);
                var superuser = connection.createStatement()) {
            superuser.execute(Files.readString(Path.of("docker/database-roles.sql")));
            for (var role : List.of("kontor_owner", "kontor_app")) {
                superuser.execute("alter role %s password '%s'".formatted(role, PASSWORD));
            }
        }
    }

    private static PostgresServer startPostgres() {
        try {
            var postgres = new PostgresServer("own-server");
            makeRoles(url(postgres.port()));
            postgres.stream();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Replica startShop(PostgresServer postgres) {
        return Replica.start(
                plainUrl(postgres.port()),
                "spring.datasource.username=kontor_app",
                "spring.datasource.password=" + PASSWORD,
                "spring.flyway.user=kontor_owner",
                "spring.flyway.password=" + PASSWORD,
                "kontor.database.replica-url=" + plainUrl(postgres.replicaPort()),
                "kontor.database.replica-username=kontor_app",
                "kontor.database.replica-password=" + PASSWORD);
    }

    private static String plainUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static final class Started {
        static final PostgresServer POSTGRES = startPostgres();
        static final Replica SHOP = startShop(POSTGRES);
    }
}
