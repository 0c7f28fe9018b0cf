package dev.kontor.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of product reviews.
///
/// @param buyersOnly whether only customers who bought a product may review it
/// @param invitations mails that invite buyers to review
@Validated
@ConfigurationProperties("kontor.review")
record ReviewProperties(
        @DefaultValue("false") boolean buyersOnly,
        @DefaultValue @NotNull @Valid Invitations invitations) {

    /// Mails that invite buyers to review.
    ///
    /// @param basis by which right: `OFF`, `CONSENT` or `EXISTING_CUSTOMER`
    /// @param after how long after the order was completed
    /// @param validFor how long the link of the mail is valid
    record Invitations(
            @DefaultValue("OFF") @NotNull Basis basis,

            @DefaultValue("14d") @NotNull @DurationMin(days = 1) @DurationMax(days = 90)
            Duration after,

            @DefaultValue("60d") @NotNull @DurationMin(days = 1) @DurationMax(days = 365)
            Duration validFor) {}

    /// The legal basis on which the shop invites buyers to review.
    enum Basis {
        /// Nobody is invited.
        OFF,
        /// Customers who have given the consent `REVIEW_INVITATION`, and guests whose address is that of such a
        /// customer.
        CONSENT,
        /// All customers and guests who did not object (existing customers, § 7 (3) UWG). The shop must say so
        /// where the address is entered.
        EXISTING_CUSTOMER
    }
}
