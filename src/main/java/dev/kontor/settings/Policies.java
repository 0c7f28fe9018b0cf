package dev.kontor.settings;

import java.util.List;
import java.util.Optional;

/// The published policies of the shop.
public interface Policies {

    /// All policies that are published, in all languages, without their text. Runs one SQL statement.
    List<PublishedPolicy> published();

    /// A policy with its text. Runs one SQL statement.
    ///
    /// @param locale BCP 47 tag
    Optional<PublishedPolicy> find(PolicyKind kind, String locale);
}
