package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import java.util.List;
import java.util.Set;

/// A valid secret key as an OAuth 2.0 client.
///
/// @param secretHashes hex of the SHA-256 of the valid secrets: one, or more during a rotation
/// @param scopes texts of its permissions
public record ClientKey(ApiKeyId id, String name, List<String> secretHashes, Set<String> scopes, long authzVersion) {}
