package dev.kontor.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The published policies of the shop.
public interface Policies {

    /// The policies in effect. Runs one SQL statement.
    PublishedPolicies published();

    /// A policy in effect, with its text. Runs one SQL statement.
    ///
    /// @param locale BCP 47 tag
    Optional<PublishedPolicy> find(PolicyKind kind, String locale);

    /// Versions with their texts, including those no longer in effect. Runs one SQL statement.
    List<PublishedPolicy> versions(Collection<PolicyId> ids);
}
