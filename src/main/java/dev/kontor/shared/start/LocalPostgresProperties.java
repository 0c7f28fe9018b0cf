package dev.kontor.shared.start;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Local mode, which runs only while no database is configured.
///
/// @param active whether local mode is on; decided at the start, never configured
/// @param demo whether local mode loads the demo shop
/// @param dataDir the folder of the database and the secret
/// @param postgresPort the port of the local PostgreSQL on the loopback address; if it is not configured and in use,
/// the next free one
/// @param leaveRunning whether a server that was already running continues afterwards; for commands beside the
///     shop
@Validated
@ConfigurationProperties("kontor.local")
record LocalPostgresProperties(
        @DefaultValue("false") boolean active,
        @DefaultValue("true") boolean demo,
        @DefaultValue(".kontor") Path dataDir,
        @DefaultValue("15432") @Min(1) @Max(65535) int postgresPort,
        @DefaultValue("false") boolean leaveRunning) {}
