package dev.kontor.notification.settings;

import dev.kontor.notification.NotificationProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Changes the pages that mails to shoppers lead to; `null` restores the default. Each is a path below
/// the public URL of the shop, or a URL on a site of `kontor.web.cors.origins`. Most end with `{token}`;
/// after `#` the token reaches no server log.
///
/// @param order path of the page of an order, with `{number}`, `{id}` and `{token}` (of a guest's order);
///     empty for no link
/// @param verifyEmail asks for the password and sends it with the token to `POST
///     /store/v1/auth/email/verify`
/// @param resetPassword sends the token with a new password to `POST /store/v1/auth/password/reset`
/// @param confirmEmail sends the token to `POST /store/v1/auth/email/confirm-change`
/// @param recoverCart sends the token to `POST /store/v1/cart-recoveries`
/// @param payDraft sends the token to `POST /store/v1/payment-links`
/// @param product the page of a product, with `{slug}`, `{locale}` and `{channel}`; empty for no link
/// @param confirmStockAlert sends the token to `POST /store/v1/stock-alert-confirmations`
/// @param cancelStockAlerts sends the token to `POST /store/v1/stock-alert-cancellations`
/// @param confirmNewsletter sends the token to `POST /store/v1/newsletter/confirmations`
/// @param writeReviews sends reviews to `POST /store/v1/review-invitations/{token}/reviews`
/// @param stopReviewInvitations sends the token to `POST /store/v1/review-invitation-opt-outs`
/// @param dataExport lets the customer sign in and download an export of their data; ends with `{id}`
record ChangeLinkSettings(
        @Schema(example = "/orders/{id}#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.ORDER_PAGE)
        String order,

        @Schema(example = "/account/verify-email#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String verifyEmail,

        @Schema(example = "/account/reset-password#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String resetPassword,

        @Schema(example = "/account/confirm-email#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String confirmEmail,

        @Schema(example = "/cart/recover#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String recoverCart,

        @Schema(example = "/cart/pay#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String payDraft,

        @Schema(example = "/products/{slug}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.PRODUCT_PAGE)
        String product,

        @Schema(example = "/stock-alerts/confirm#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String confirmStockAlert,

        @Schema(example = "/stock-alerts/cancel#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String cancelStockAlerts,

        @Schema(example = "/newsletter/confirm#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String confirmNewsletter,

        @Schema(example = "/reviews/write#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String writeReviews,

        @Schema(example = "/reviews/stop#token={token}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.TOKEN_PAGE)
        String stopReviewInvitations,

        @Schema(example = "/account/data-exports/{id}")
        @Nullable
        @Size(max = MAX_LENGTH)
        @Pattern(regexp = NotificationProperties.ID_PAGE)
        String dataExport) {

    private static final int MAX_LENGTH = 300;
}
