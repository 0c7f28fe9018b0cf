package dev.kontor.identity.mailtoken;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a living token stands for.
///
/// @param owner value of the id of the account or invitation
/// @param data what it is about beyond its owner
public record MailToken(UUID owner, @Nullable String data) {}
