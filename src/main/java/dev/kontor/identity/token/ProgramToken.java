package dev.kontor.identity.token;

import dev.kontor.identity.ApiKeyId;
import java.util.Set;

/// What a genuine access token says that a program bought with its API key; whether that key is still good is
/// another question.
///
/// @param authzVersion of the key when the token was issued
/// @param scopes permissions that the token is limited to
public record ProgramToken(ApiKeyId key, long authzVersion, Set<String> scopes) implements VerifiedToken {}
