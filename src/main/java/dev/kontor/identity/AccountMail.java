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
/// @param validFor how long the token or the page can be used
/// @param facts values for the text, by name
/// @param channel code of the sales channel whose template is used; that of the shop if absent
/// @param optOut what ends mails of this kind; absent if they cannot be ended
public record AccountMail(
        AccountMailKind kind,
        String to,
        @Nullable String locale,
        @Nullable String token,
        @Nullable Duration validFor,
        Map<String, String> facts,
        @Nullable String channel,
        @Nullable OptOut optOut) {

    /// Name of the fact with the id of what the page of the link shows.
    public static final String PAGE = "id";

    /// Ends mails of a kind.
    ///
    /// @param token the secret of the link to the page that ends them
    /// @param oneClick path below the public URL that mail programs call (RFC 8058)
    public record OptOut(String token, String oneClick) {

        @Override
        public String toString() {
            return "OptOut[***]";
        }
    }

    public AccountMail {
        facts = Map.copyOf(facts);
    }

    /// A mail with a link.
    public static AccountMail withToken(
            AccountMailKind kind, String to, @Nullable String locale, String token, Duration validFor) {
        return new AccountMail(kind, to, locale, token, validFor, Map.of(), null, null);
    }

    /// A mail with a link that works more than once.
    public static AccountMail withLastingToken(AccountMailKind kind, String to, @Nullable String locale, String token) {
        return new AccountMail(kind, to, locale, token, null, Map.of(), null, null);
    }

    /// A mail with a link to a page that requires a sign-in.
    ///
    /// @param id of what the page shows
    /// @param validFor how long it can be seen there
    public static AccountMail withPage(
            AccountMailKind kind, String to, @Nullable String locale, String id, Duration validFor) {
        return new AccountMail(kind, to, locale, null, validFor, Map.of(PAGE, id), null, null);
    }

    /// A mail without a link.
    public static AccountMail notice(AccountMailKind kind, String to, @Nullable String locale) {
        return new AccountMail(kind, to, locale, null, null, Map.of(), null, null);
    }

    public AccountMail withFacts(Map<String, String> more) {
        return new AccountMail(kind, to, locale, token, validFor, more, channel, optOut);
    }

    /// The mail with the template of a channel.
    public AccountMail in(String code) {
        return new AccountMail(kind, to, locale, token, validFor, facts, code, optOut);
    }

    /// A mail that its recipient can end.
    public AccountMail withOptOut(String secret, String oneClick) {
        return new AccountMail(kind, to, locale, token, validFor, facts, channel, new OptOut(secret, oneClick));
    }

    @Override
    public String toString() {
        return "AccountMail[" + kind + ", ***]";
    }
}
