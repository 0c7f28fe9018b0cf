package dev.kontor.checkout;

import dev.kontor.payment.PaymentSnapshot;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the checkout.
///
/// @param holdTtl how long stock is reserved for an unpaid order; longer than
///     `give-up-after`
/// @param giveUpAfter time a buyer has to finish a payment before it is canceled at the provider
/// @param lease how long a request has exclusive access to a cart; longer than a provider may take to respond
/// @param parallel number of checkouts that write concurrently in this process; the others queue
/// @param maxWait how long a checkout may queue
/// @param maxWaiting number of checkouts that may queue; further ones are rejected at once
/// @param maxPayments number of payments that can be started for one cart
@Validated
@ConfigurationProperties("kontor.checkout")
record CheckoutProperties(
        @DefaultValue("30m") @NotNull Duration holdTtl,

        @DefaultValue("20m") @NotNull @DurationMin(seconds = 1)
        Duration giveUpAfter,

        @DefaultValue("30s") @NotNull Duration lease,
        @DefaultValue("4") @Min(1) @Max(100) int parallel,
        @DefaultValue("25s") @NotNull Duration maxWait,
        @DefaultValue("1500") @Min(1) @Max(100_000) int maxWaiting,
        @DefaultValue("20") @Min(1) @Max(1000) int maxPayments) {

    /// Otherwise the units of a buyer who is still paying would be sold to others.
    @AssertTrue(message = "hold-ttl must be longer than give-up-after")
    boolean isHoldLongEnough() {
        return holdTtl.compareTo(giveUpAfter) > 0;
    }

    /// Returns the lease for a payment. Its parts are authorized one after the other.
    Duration lease(PaymentSnapshot payment) {
        return lease.multipliedBy(Math.max(1, payment.parts().size()));
    }
}
