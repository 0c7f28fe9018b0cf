package dev.kontor.shared.limit;

import java.time.Duration;
import java.util.Locale;

/// All rate limits with their default budgets (`kontor.limits.policies.<name>.quota` and `.window` override
/// them). The key that a policy counts by is documented where it is used.
public enum LimitPolicy {
    /// Requests to the store API that the cache does not serve, by source address.
    STORE(600, Duration.ofMinutes(1), Kind.PLAIN),
    /// Changes of carts, by source address.
    CART(120, Duration.ofMinutes(1), Kind.PLAIN),
    /// Entering codes of promotions, by source address.
    PROMOTION_CODE(20, Duration.ofMinutes(1), Kind.GUESSING),
    /// Entering VAT numbers, by source address: each can ask a public register.
    VAT_NUMBER(10, Duration.ofMinutes(10), Kind.GUESSING),
    /// Entering codes of gift cards, by source address.
    GIFT_CARD(20, Duration.ofMinutes(1), Kind.GUESSING),
    /// Wrong codes of gift cards, in total: guessing from many sources.
    GIFT_CARD_GUESSES(600, Duration.ofMinutes(1), Kind.SILENT),
    /// Listing the parcel shops and lockers of carriers, by source address: each can call a carrier.
    CARRIER_POINTS(30, Duration.ofMinutes(1), Kind.PLAIN),
    /// Getting labels of returns, by source address: each can cost the shop money.
    RETURN_LABEL(20, Duration.ofHours(1), Kind.PLAIN),
    /// Text searches that the cache does not serve, by source address.
    SEARCH(120, Duration.ofMinutes(1), Kind.PLAIN),
    /// Placing orders, by source address.
    CHECKOUT(60, Duration.ofMinutes(1), Kind.PLAIN),
    /// Downloads of purchased files, including guesses of their URLs, by source address.
    DOWNLOAD(60, Duration.ofMinutes(1), Kind.GUESSING),
    /// Exports, by caller.
    EXPORT(10, Duration.ofHours(1), Kind.PLAIN),
    /// Requests to the admin API, by API key.
    API_KEY(600, Duration.ofMinutes(1), Kind.PLAIN),
    /// New accounts, by source address.
    REGISTER(20, Duration.ofHours(1), Kind.GUESSING),
    /// Sign-ins, by source address.
    LOGIN(30, Duration.ofMinutes(1), Kind.GUESSING),
    /// Failed sign-ins from sources that are new to the account, in total: spraying from many sources.
    LOGIN_SPRAY(600, Duration.ofMinutes(1), Kind.SILENT),
    /// Second factors, mail codes and the like, by account.
    CODE(10, Duration.ofMinutes(5), Kind.SILENT),
    /// Redeeming tokens from mails (new passwords, verified addresses, invitations), by source address.
    RESET(30, Duration.ofMinutes(1), Kind.GUESSING),
    /// Requesting mails, by source address.
    MAIL(20, Duration.ofHours(1), Kind.GUESSING);

    /// The behavior of a policy.
    enum Kind {
        /// Counted by this process alone if Redis does not respond.
        PLAIN,
        /// The same, but then with half of the budget, because passwords and codes are guessed here.
        GUESSING,
        /// A guessing policy that headers do not report: its budget belongs to another person or to everyone.
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

    /// The name in settings and headers: `login-spray`.
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
