package dev.kontor.shared.web.idempotency;

/// The key of one request, as an argument of a controller method in mode `PROCESS`.
///
/// @param principal who sent it; the same key of somebody else is another key
/// @param key as sent
/// @param operation method and path
/// @param requestHash SHA-256 of operation and body, in hex
public record IdempotencyKey(String principal, String key, String operation, String requestHash) {}
