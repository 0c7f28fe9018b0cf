package dev.kontor.shared.web;

/// A response that represents one version of an object. It gets the strong entity tag `"version"`, and a `GET`
/// with that tag in `If-None-Match` returns 304.
public interface Versioned {

    /// Increases with each change.
    long version();
}
