package dev.kontor.order.lifecycle;

import dev.kontor.identity.Actor;
import dev.kontor.shared.crypto.Keyring;
import java.sql.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/// The customer of an order, or a caller with its token. Every query contains the condition, so there is no gap
/// between finding and checking.
public record Owner(Actor actor, @Nullable String token) {

    /// SQL condition with the parameters of [#params].
    public static final String CONDITION = "(customer_id = :ownerId or access_token_hash = :tokenHash)";

    public Map<String, Object> params() {
        return Map.of(
                "ownerId",
                new SqlParameterValue(
                        Types.OTHER, actor.customerId().map(id -> id.value()).orElse(null)),
                "tokenHash",
                new SqlParameterValue(Types.BINARY, token == null || token.isBlank() ? null : Keyring.hash(token)));
    }
}
