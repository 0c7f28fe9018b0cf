package dev.kontor.notification.settings;

import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages that mails to shoppers lead to.
///
/// @param version 0 until staff change them
/// @param updatedAt absent until then
/// @param order path of the page of an order; empty for no link
/// @param verifyEmail page that confirms the address of an account
/// @param resetPassword page that sets another password
/// @param confirmEmail page that confirms a changed address
/// @param recoverCart page that opens an abandoned cart
/// @param payDraft page that pays for a cart of staff
/// @param product page of a product; empty for no link
/// @param confirmStockAlert page that confirms the stock alert of a guest
/// @param cancelStockAlerts page that cancels the stock alerts of an address
/// @param confirmNewsletter page that confirms a subscription to the newsletter
/// @param writeReviews page where buyers review what they bought
/// @param stopReviewInvitations page where buyers object to invitations
/// @param dataExport page where customers download exports of their data
/// @param sources where the values come from
@Schema(name = "LinkSettings")
record LinkSettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        @Schema(example = "/orders/{id}#token={token}") String order,

        @Schema(example = "/account/verify-email#token={token}")
        String verifyEmail,

        @Schema(example = "/account/reset-password#token={token}")
        String resetPassword,

        @Schema(example = "/account/confirm-email#token={token}")
        String confirmEmail,

        @Schema(example = "/cart/recover#token={token}") String recoverCart,
        @Schema(example = "/cart/pay#token={token}") String payDraft,
        @Schema(example = "/products/{slug}") String product,

        @Schema(example = "/stock-alerts/confirm#token={token}")
        String confirmStockAlert,

        @Schema(example = "/stock-alerts/cancel#token={token}")
        String cancelStockAlerts,

        @Schema(example = "/newsletter/confirm#token={token}")
        String confirmNewsletter,

        @Schema(example = "/reviews/write#token={token}") String writeReviews,

        @Schema(example = "/reviews/stop#token={token}") String stopReviewInvitations,

        @Schema(example = "/account/data-exports/{id}") String dataExport,
        List<SettingSource> sources)
        implements Versioned {

    static LinkSettingsDetails of(SettingsState<LinkSettings> state) {
        var values = state.values();
        return new LinkSettingsDetails(
                state.version(),
                state.updatedAt(),
                values.order(),
                values.verifyEmail(),
                values.resetPassword(),
                values.confirmEmail(),
                values.recoverCart(),
                values.payDraft(),
                values.product(),
                values.confirmStockAlert(),
                values.cancelStockAlerts(),
                values.confirmNewsletter(),
                values.writeReviews(),
                values.stopReviewInvitations(),
                values.dataExport(),
                state.sources());
    }
}
