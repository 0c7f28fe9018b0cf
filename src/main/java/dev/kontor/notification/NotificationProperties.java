package dev.kontor.notification;

import dev.kontor.shared.crypto.StandardWebhookSignature;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Mails and their links.
///
/// @param orderPath path of the front end's order page below `kontor.shop.public-url`; mails link to
///     it. `{number}` stands for the order number, `{id}` for the id, and `{token}` for the token of a
///     guest's order (`X-Order-Token`; empty for customers with an account). Empty for no link.
/// @param trackingMails reports of carriers about which buyers get a mail, one of each kind for a
///     parcel; empty for none
/// @param documentMails documents about which buyers get a mail as soon as their files can be downloaded; empty for
///     none
/// @param mailRetention how long mails stay in the log until staff set the period `MAIL_LOG`
/// @param bounceSecrets signing secrets of `POST /hooks/mails/bounces`, each `whsec_` and the base 64 of at least 24
///     bytes; two during a rotation, none if no mail service reports bounces
/// @param links the pages that mails about accounts lead to
@Validated
@ConfigurationProperties("kontor.notification")
public record NotificationProperties(
        @DefaultValue("/orders/{id}#token={token}") @NotNull @Pattern(regexp = "|/[A-Za-z0-9/_.{}?=&#-]*")
        String orderPath,

        @DefaultValue({"READY_FOR_COLLECTION", "DELIVERED"}) @NotNull
        Set<@NotNull TrackingMail> trackingMails,

        @DefaultValue({"INVOICE", "CREDIT_NOTE"}) @NotNull Set<@NotNull DocumentMail> documentMails,

        @DefaultValue("90d") @NotNull @DurationMin(days = 4) @DurationMax(days = 3650)
        Duration mailRetention,

        @DefaultValue @NotNull List<@NotNull String> bounceSecrets,

        @DefaultValue @NotNull @Valid Links links) {

    @AssertTrue(message = "bounce-secrets must be `whsec_` and the base 64 of at least 24 bytes")
    boolean isBounceSecretLong() {
        return bounceSecrets.stream().allMatch(StandardWebhookSignature::isSecret);
    }

    /// The front-end pages that read a token and send it to the API. Each is a path below
    /// `kontor.shop.public-url` or a URL, with `{token}`; after `#` it reaches no server log.
    ///
    /// @param verifyEmail asks for the password and sends it with the token to
    ///     `POST /store/v1/auth/email/verify`
    /// @param resetPassword sends the token with a new password to `POST /store/v1/auth/password/reset`
    /// @param confirmEmail sends the token to `POST /store/v1/auth/email/confirm-change`
    /// @param resetStaffPassword sends the token with a new password to `POST /admin/v1/auth/password/reset`
    /// @param acceptInvitation sends the token with a password to `POST /admin/v1/auth/invitations/accept`
    /// @param recoverCart sends the token to `POST /store/v1/cart-recoveries`, and to `POST
    ///     /store/v1/cart-reminder-opt-outs` if the buyer wants no such mails
    /// @param payDraft sends the token to `POST /store/v1/payment-links` and lets the buyer pay for the cart
    public record Links(
            @DefaultValue("/account/verify-email#token={token}") @NotNull @Pattern(regexp = PAGE)
            String verifyEmail,

            @DefaultValue("/account/reset-password#token={token}") @NotNull @Pattern(regexp = PAGE)
            String resetPassword,

            @DefaultValue("/account/confirm-email#token={token}") @NotNull @Pattern(regexp = PAGE)
            String confirmEmail,

            @DefaultValue("/staff/reset-password#token={token}") @NotNull @Pattern(regexp = PAGE)
            String resetStaffPassword,

            @DefaultValue("/staff/accept-invitation#token={token}") @NotNull @Pattern(regexp = PAGE)
            String acceptInvitation,

            @DefaultValue("/cart/recover#token={token}") @NotNull @Pattern(regexp = PAGE)
            String recoverCart,

            @DefaultValue("/cart/pay#token={token}") @NotNull @Pattern(regexp = PAGE)
            String payDraft) {

        private static final String PAGE = "(/|https?://)[A-Za-z0-9/_.:?=&#-]*\\{token}";
    }
}
