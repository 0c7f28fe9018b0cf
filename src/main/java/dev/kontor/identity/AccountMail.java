package dev.kontor.identity;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mail about an account. Contains nothing that a stranger typed, so nobody can make the shop send their
/// words.
///
/// @param to the address
/// @param locale BCP 47; that of the shop if absent
/// @param token the secret of the link, if it has one
/// @param validFor how long the token can be used
/// @param facts values for the text, by name
public record AccountMail(
        AccountMailKind kind,
        String to,
        @Nullable String locale,
        @Nullable String token,
        @Nullable Duration validFor,
        Map<String, String> facts) {

    public AccountMail {
        facts = Map.copyOf(facts);
    }

    /// A mail with a link.
    public static AccountMail withToken(
            AccountMailKind kind, String to, @Nullable String locale, String token, Duration validFor) {
        return new AccountMail(kind, to, locale, token, validFor, Map.of());
    }

    /// A mail without a link.
    public static AccountMail notice(AccountMailKind kind, String to, @Nullable String locale) {
        return new AccountMail(kind, to, locale, null, null, Map.of());
    }

    public AccountMail withFacts(Map<String, String> more) {
        return new AccountMail(kind, to, locale, token, validFor, more);
    }

    @Override
    public String toString() {
        return "AccountMail[" + kind + ", ***]";
    }
}
