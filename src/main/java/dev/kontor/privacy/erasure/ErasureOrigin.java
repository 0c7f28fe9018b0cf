package dev.kontor.privacy.erasure;

/// Who requested an erasure.
enum ErasureOrigin {
    CUSTOMER,
    STAFF,
    /// A retention setting.
    RETENTION
}
