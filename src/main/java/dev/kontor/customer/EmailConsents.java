package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Consents of people who are known by their e-mail address only. If the address belongs to an account
/// whose owner has confirmed it, the consent is that of the customer; later, records of guests move to the
/// account that confirms their address. The caller has proof that the address belongs to the person.
public interface EmailConsents {

    /// Returns the text that people can agree to now, in the language or the default one of the shop; empty
    /// if the purpose is inactive or has no published text. Runs one SQL statement.
    Optional<OfferedConsent> offered(String purpose, Locale locale);

    /// Checks that people can agree to the text now.
    ///
    /// @throws dev.kontor.shared.problem.RejectedException at `/textId` if it is not the current text of
    ///     the purpose
    /// @throws dev.kontor.shared.problem.NotFoundException if the purpose does not exist or is inactive
    void requireOffered(String purpose, @Nullable ConsentTextId text);

    /// Records that the owner of the address has agreed, in the caller's transaction. A text that the
    /// person has agreed to already is recorded again only for guests, as a proof of the new confirmation.
    ///
    /// @param text a published one
    void give(String email, String purpose, ConsentTextId text, ConsentEvidence evidence);

    /// Records that the owner of the address has withdrawn the consent, in the caller's transaction. Does
    /// nothing if there is none.
    void withdraw(String email, String purpose, ConsentEvidence evidence);

    /// Returns whether the customer has agreed to the purpose. Runs one SQL statement.
    boolean isGiven(CustomerId customer, String purpose);

    /// Returns the last decision of the customer about the purpose; empty if there is none. Runs one SQL
    /// statement.
    Optional<Decision> decision(CustomerId customer, String purpose);

    /// A decision.
    ///
    /// @param given false if the consent was withdrawn
    record Decision(boolean given, Instant recordedAt) {}
}
