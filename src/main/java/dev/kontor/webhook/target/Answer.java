package dev.kontor.webhook.target;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a call of a receiver ended.
///
/// @param status that the receiver answered with, if it answered
public record Answer(Outcome outcome, @Nullable Integer status, Duration duration) {

    private static final int GONE = 410;

    /// What became of a call.
    public enum Outcome {
        /// 2xx in time.
        SUCCEEDED,
        /// Another status than 2xx; redirects are not followed.
        REFUSED,
        /// No answer in time.
        TIMED_OUT,
        /// No such host, nobody there, TLS failed, the connection broke.
        UNREACHABLE,
        /// The address leads to where no message may go; nothing was sent.
        TARGET_NOT_ALLOWED,
        /// No secret of the endpoint can be read; nothing was sent. A new one mends it.
        UNSIGNED,
        /// The event is older than what the log keeps; nothing was sent.
        EVENT_GONE
    }

    static Answer ofStatus(int status, Duration duration) {
        return new Answer(status / 100 == 2 ? Outcome.SUCCEEDED : Outcome.REFUSED, status, duration);
    }

    /// A call that was not answered, or not made.
    public static Answer none(Outcome outcome, Duration duration) {
        return new Answer(outcome, null, duration);
    }

    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    /// Whether the receiver wants no more messages.
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
