package dev.kontor.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The published policies of the shop.
public interface Policies {

    /// The policies that count now. Runs one SQL statement.
    PublishedPolicies published();

    /// A policy that counts now, with its text. Runs one SQL statement.
    ///
    /// @param locale BCP 47 tag
    Optional<PublishedPolicy> find(PolicyKind kind, String locale);

    /// Versions with their texts, also those that no longer count. Runs one SQL statement.
    List<PublishedPolicy> versions(Collection<PolicyId> ids);
}
