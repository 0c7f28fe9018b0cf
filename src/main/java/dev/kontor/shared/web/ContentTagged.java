package dev.kontor.shared.web;

/// A response that changes without a new version, because it contains prices, stock or texts in a language. It gets a
/// weak entity tag of its version and its content, `W/"7-5f3a…"`, and a `GET` with that tag in `If-None-Match`
/// returns 304.
public interface ContentTagged {

    /// Increases with each change.
    long version();
}
