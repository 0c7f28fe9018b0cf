package dev.kontor.shared.web;

/// A response that stands for one version of an object. The answer gets the strong entity tag `"version"`, and
/// a `GET` with that tag in `If-None-Match` is answered with 304.
public interface Versioned {

    /// Counts up with each change.
    long version();
}
