package dev.kontor.shared.limit;

import java.time.Duration;
import java.util.Locale;

/// Every limit that there is, with its budget unless the configuration says otherwise
/// (`kontor.limits.policies.<name>.quota` and `.window`). What a policy is counted by is said where it is used.
public enum LimitPolicy {
    /// Requests to the store API that the cache does not answer, by source address.
    STORE(600, Duration.ofMinutes(1), Kind.PLAIN),
    /// Changes of carts, by source address.
    CART(120, Duration.ofMinutes(1), Kind.PLAIN),
    /// Searches by text that the cache does not answer, by source address.
    SEARCH(120, Duration.ofMinutes(1), Kind.PLAIN),
    /// Placing orders, by source address.
    CHECKOUT(60, Duration.ofMinutes(1), Kind.PLAIN),
    /// Downloads of what was bought, by source address: also whoever guesses their addresses.
    DOWNLOAD(60, Duration.ofMinutes(1), Kind.GUESSING),
    /// Exports, by caller.
    EXPORT(10, Duration.ofHours(1), Kind.PLAIN),
    /// Requests to the admin API, by API key.
    API_KEY(600, Duration.ofMinutes(1), Kind.PLAIN),
    /// Opening accounts, by source address.
    REGISTER(20, Duration.ofHours(1), Kind.GUESSING),
    /// Sign-ins, by source address.
    LOGIN(30, Duration.ofMinutes(1), Kind.GUESSING),
    /// Failed sign-ins from sources new to the account, all together: what many sources spray.
    LOGIN_SPRAY(600, Duration.ofMinutes(1), Kind.SILENT),
    /// Second factors, codes of mails and the like, by account.
    CODE(10, Duration.ofMinutes(5), Kind.SILENT),
    /// Using what came by mail (new passwords, verified addresses, invitations), by source address.
    RESET(30, Duration.ofMinutes(1), Kind.GUESSING),
    /// Asking for mails, by source address.
    MAIL(20, Duration.ofHours(1), Kind.GUESSING),
    /// Mails that anybody can cause, by recipient and purpose.
    MAIL_RECIPIENT(3, Duration.ofHours(1), Kind.SILENT);

    /// How a policy behaves.
    enum Kind {
        /// Counted by this process alone when Redis does not answer.
        PLAIN,
        /// The same, but with half of the budget then: this is where passwords and codes are guessed.
        GUESSING,
        /// A guessing policy that the headers do not tell of: its budget belongs to somebody else, or to all.
        SILENT
    }

    private final int quota;
    private final Duration window;
    private final Kind kind;

    LimitPolicy(int quota, Duration window, Kind kind) {
        this.quota = quota;
        this.window = window;
        this.kind = kind;
    }

    /// As settings and headers name it: `login-spray`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int quota() {
        return quota;
    }

    Duration window() {
        return window;
    }

    boolean isGuessing() {
        return kind != Kind.PLAIN;
    }

    boolean isReported() {
        return kind != Kind.SILENT;
    }
}
