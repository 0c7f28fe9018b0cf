package dev.kontor.identity.token;

import dev.kontor.identity.token.SigningKeyRepository.Row;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A former, current or future signing key of access tokens.
///
/// @param kid the `kid` of its tokens
/// @param since since when it has been in this state
record SigningKeyDetails(
        SigningKeyId id,

        @Schema(example = "5sJ1yBYjU9RdwQ0xM7xYbT0bqJ1cQkq3m3pJcXk2l4A")
        String kid,

        SigningKeyStatus status,
        Instant createdAt,
        Instant since) {

    static SigningKeyDetails of(Row row) {
        return new SigningKeyDetails(row.id(), row.kid(), row.state(), row.createdAt(), row.since());
    }
}
