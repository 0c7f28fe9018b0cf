package dev.kontor.notification;

import dev.kontor.shared.crypto.StandardWebhookSignature;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Mails and their links.
///
/// @param orderPath path of the front end's order page below `kontor.shop.public-url`; mails link to
///     it. `{number}` stands for the order number, `{id}` for the id, and `{token}` for the token of a
///     guest's order (`X-Order-Token`; empty for customers with an account). Empty for no link.
/// @param trackingMails reports of carriers about which buyers get a mail, one of each kind for a
///     parcel; empty for none
/// @param documentMails documents about which buyers get a mail as soon as their files can be downloaded;
///     empty for none
/// @param documentDelivery whether these mails have a link to the page of the order, the files, or both
/// @param attachXml whether the electronic invoice is attached as an XML file, too; the PDF file contains it
///     anyway
/// @param orderNotices addresses of the shop that get a mail about each placed order; empty for none
/// @param attachmentLimit files that are larger together are not attached; the mail has the link then. At
///     most 25MB
/// @param mailRetention how long mails stay in the log until staff set the period `MAIL_LOG`
/// @param bounceSecrets signing secrets of `POST /hooks/mails/bounces`, each `whsec_` and the base 64 of at
///     least 24 bytes; two during a rotation, none if no mail service reports bounces
/// @param sender who mails are from
/// @param links the pages that mails about accounts lead to
@Validated
@ConfigurationProperties("kontor.notification")
public record NotificationProperties(
        @DefaultValue("/orders/{id}#token={token}") @NotNull @Pattern(regexp = ORDER_PAGE)
        String orderPath,

        @DefaultValue({"READY_FOR_COLLECTION", "DELIVERED"}) @NotNull
        Set<@NotNull TrackingMail> trackingMails,

        @DefaultValue({"INVOICE", "CREDIT_NOTE"}) @NotNull Set<@NotNull DocumentMail> documentMails,

        @DefaultValue("BOTH") @NotNull DocumentDelivery documentDelivery,

        @DefaultValue("false") boolean attachXml,

        @DefaultValue @NotNull @Size(max = 10) Set<@NotBlank @Email @Size(max = 254) String> orderNotices,

        @DefaultValue("5MB") @NotNull DataSize attachmentLimit,

        @DefaultValue("90d") @NotNull @DurationMin(days = 4) @DurationMax(days = 3650)
        Duration mailRetention,

        @DefaultValue @NotNull List<@NotNull String> bounceSecrets,

        @DefaultValue @NotNull @Valid Sender sender,
        @DefaultValue @NotNull @Valid Links links) {

    /// A path below the public URL with variables, or nothing.
    public static final String ORDER_PAGE = "|/[A-Za-z0-9/_.{}?=&#-]*";

    /// A path below the public URL or a URL with variables, or nothing.
    public static final String PRODUCT_PAGE =
            "|(/|https?://)([A-Za-z0-9/_.:?=&#-]|\\{slug\\}|\\{locale\\}|\\{channel\\})*";

    /// A path below the public URL or a URL, with a token.
    public static final String TOKEN_PAGE = "(/|https?://)[A-Za-z0-9/_.:?=&#-]*\\{token\\}";

    /// A path below the public URL or a URL, with an id.
    public static final String ID_PAGE = "(/|https?://)[A-Za-z0-9/_.:?=&#-]*\\{id\\}";

    private static final DataSize MAX_ATTACHMENT = DataSize.ofMegabytes(25);

    /// The files are read into memory, and mail servers refuse larger mails.
    @AssertTrue(message = "attachment-limit must be between 0 and 25MB")
    boolean isAttachmentLimitInRange() {
        return !attachmentLimit.isNegative() && attachmentLimit.compareTo(MAX_ATTACHMENT) <= 0;
    }

    @AssertTrue(message = "bounce-secrets must be `whsec_` and the base 64 of at least 24 bytes")
    boolean isBounceSecretLong() {
        return bounceSecrets.stream().allMatch(StandardWebhookSignature::isSecret);
    }

    /// Who mails are from. Staff can change what is not set here.
    ///
    /// @param name the name of the shop if absent
    /// @param email the contact address of the shop if absent
    /// @param replyTo where replies go; to the sender if absent
    public record Sender(
            @Nullable @Size(min = 1, max = 100) String name,
            @Nullable @Email String email,
            @Nullable @Email String replyTo) {}

    /// The front-end pages that read a token and send it to the API. Each is a path below
    /// `kontor.shop.public-url` or a URL, with `{token}` or `{id}`; after `#` a token reaches no server log.
    ///
    /// @param verifyEmail asks for the password and sends it with the token to
    ///     `POST /store/v1/auth/email/verify`
    /// @param resetPassword sends the token with a new password to `POST /store/v1/auth/password/reset`
    /// @param confirmEmail sends the token to `POST /store/v1/auth/email/confirm-change`
    /// @param resetStaffPassword sends the token with a new password to `POST /admin/v1/auth/password/reset`
    /// @param acceptInvitation sends the token with a password to `POST /admin/v1/auth/invitations/accept`
    /// @param dataExport lets the customer sign in and download an export of their data with `GET
    ///     /store/v1/me/data-exports/{id}/file`
    /// @param staffDataExport lets a member of staff sign in and download an export with `GET
    ///     /admin/v1/data-exports/{id}/file`
    /// @param recoverCart sends the token to `POST /store/v1/cart-recoveries`, and to `POST
    ///     /store/v1/cart-reminder-opt-outs` if the buyer wants no such mails
    /// @param payDraft sends the token to `POST /store/v1/payment-links` and lets the buyer pay for the cart
    /// @param product the page of a product, with `{slug}`, `{locale}` and `{channel}`; empty for no link
    /// @param confirmStockAlert sends the token to `POST /store/v1/stock-alert-confirmations`
    /// @param writeReviews lists the products of `GET /store/v1/review-invitations/{token}` and sends
    ///     reviews to `POST /store/v1/review-invitations/{token}/reviews`
    /// @param stopReviewInvitations sends the token to `POST /store/v1/review-invitation-opt-outs`
    /// @param confirmNewsletter sends the token to `POST /store/v1/newsletter/confirmations`
    /// @param cancelStockAlerts sends the token to `POST /store/v1/stock-alert-cancellations`
    public record Links(
            @DefaultValue("/account/verify-email#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String verifyEmail,

            @DefaultValue("/account/reset-password#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String resetPassword,

            @DefaultValue("/account/confirm-email#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String confirmEmail,

            @DefaultValue("/staff/reset-password#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String resetStaffPassword,

            @DefaultValue("/staff/accept-invitation#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String acceptInvitation,

            @DefaultValue("/account/data-exports/{id}") @NotNull @Pattern(regexp = ID_PAGE)
            String dataExport,

            @DefaultValue("/staff/data-exports/{id}") @NotNull @Pattern(regexp = ID_PAGE)
            String staffDataExport,

            @DefaultValue("/cart/recover#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String recoverCart,

            @DefaultValue("/cart/pay#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String payDraft,

            @DefaultValue("/products/{slug}") @NotNull @Pattern(regexp = PRODUCT_PAGE)
            String product,

            @DefaultValue("/stock-alerts/confirm#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String confirmStockAlert,

            @DefaultValue("/stock-alerts/cancel#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String cancelStockAlerts,

            @DefaultValue("/newsletter/confirm#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String confirmNewsletter,

            @DefaultValue("/reviews/write#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String writeReviews,

            @DefaultValue("/reviews/stop#token={token}") @NotNull @Pattern(regexp = TOKEN_PAGE)
            String stopReviewInvitations) {}
}
