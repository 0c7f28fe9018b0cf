package dev.kontor.shared.web.idempotency;

/// The key of one request, as an argument of a controller method in mode `PROCESS`.
///
/// @param principal the sender; the same key of another sender is another key
/// @param key as sent
/// @param operation method and path
/// @param requestHash SHA-256 of operation, query and body, in hex
public record IdempotencyKey(String principal, String key, String operation, String requestHash) {}
