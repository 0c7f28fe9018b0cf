package dev.kontor.shared.start;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Explains why PostgreSQL rejects the connection at start-up.
final class DatabaseUnreachableFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        var message =
                Objects.toString(cause.getMessage(), "").lines().findFirst().orElse("");
        return switch (Objects.toString(cause.getSQLState(), "")) {
            case "28P01", "28000" ->
                new FailureAnalysis(
                        "PostgreSQL rejected the user or the password: " + message,
                        "Correct SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                        cause);
            case "3D000" ->
                new FailureAnalysis(
                        "The database does not exist: " + message,
                        "Create it (create database kontor), or correct SPRING_DATASOURCE_URL.",
                        cause);
            case "08001", "08004", "08006" ->
                new FailureAnalysis(
                        "PostgreSQL cannot be reached: " + message,
                        "Start PostgreSQL, or correct the host and port in SPRING_DATASOURCE_URL.",
                        cause);
            case "42501" -> lacksPrivileges(message, cause);
            case "53300" ->
                new FailureAnalysis(
                        "PostgreSQL accepts no more connections: " + message,
                        "Raise max_connections, or lower SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE: all processes together"
                                + " must stay below it.",
                        cause);
            case "57P03" ->
                new FailureAnalysis(
                        "PostgreSQL is not ready yet: " + message,
                        "Wait until it has started or recovered, and start Kontor again.",
                        cause);
            case "25006" ->
                new FailureAnalysis(
                        "PostgreSQL accepts no writes: " + message,
                        "Name the primary server in SPRING_DATASOURCE_URL; with several servers, add"
                                + " targetServerType=primary.",
                        cause);
            default -> null;
        };
    }

    private static FailureAnalysis lacksPrivileges(String message, SQLException cause) {
        return message.matches(".*permission denied for (table|view|sequence|function|schema) .*")
                ? new FailureAnalysis(
                        "The database user lacks privileges: " + message,
                        "Run docker/database-roles.sql again as a superuser; it grants what is missing. Migrations need the"
                                + " role that owns the tables (SPRING_FLYWAY_USER).",
                        cause)
                : new FailureAnalysis(
                        "The database user lacks privileges to create Kontor's schemas: " + message,
                        "Make it the owner of the database: alter database kontor owner to kontor.",
                        cause);
    }
}
