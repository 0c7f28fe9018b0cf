package dev.kontor.identity.mailtoken;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The meaning of a valid token.
///
/// @param owner value of the id of the account or invitation
/// @param data further data
public record MailToken(UUID owner, @Nullable String data) {}
