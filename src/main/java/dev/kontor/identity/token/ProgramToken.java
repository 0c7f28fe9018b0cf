package dev.kontor.identity.token;

import dev.kontor.identity.ApiKeyId;
import java.util.Set;

/// The claims of a genuine access token that a program obtained with its API key; the key is checked separately.
///
/// @param authzVersion of the key when the token was issued
/// @param scopes permissions that the token is limited to
public record ProgramToken(ApiKeyId key, long authzVersion, Set<String> scopes) implements VerifiedToken {}
