package dev.kontor.webhook.target;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The result of a call to a receiver.
///
/// @param status of the response, if there was one
public record DeliveryResult(Outcome outcome, @Nullable Integer status, Duration duration) {

    private static final int GONE = 410;

    /// The outcome of a call.
    @Schema(name = "AnswerOutcome")
    public enum Outcome {
        /// A 2xx response in time.
        SUCCEEDED,
        /// A status other than 2xx; redirects are not followed.
        REFUSED,
        /// No response in time.
        TIMED_OUT,
        /// Unknown host, connection refused, TLS failure, or broken connection.
        UNREACHABLE,
        /// The address is not allowed; nothing was sent.
        TARGET_NOT_ALLOWED,
        /// No secret of the endpoint can be decrypted; nothing was sent. Rotating the secret fixes this.
        UNSIGNED,
        /// The event is older than the log's retention; nothing was sent.
        EVENT_GONE
    }

    static DeliveryResult ofStatus(int status, Duration duration) {
        return new DeliveryResult(status / 100 == 2 ? Outcome.SUCCEEDED : Outcome.REFUSED, status, duration);
    }

    /// A call without a response, or not made.
    public static DeliveryResult none(Outcome outcome, Duration duration) {
        return new DeliveryResult(outcome, null, duration);
    }

    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    /// Whether the receiver wants no further messages.
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
