package dev.kontor.notification.settings;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.WebProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;

/// Decides which sites mails may lead to. Links carry tokens that change accounts, so only the
/// environment adds sites.
@Component
class LinkSites {

    private static final Pattern ORIGIN = Pattern.compile("(https?://[^/?#]*).*");

    private final CorsConfiguration sites = new CorsConfiguration();

    LinkSites(WebProperties web, Shop shop, SettingsGroup<LinkSettings> links) {
        var patterns = new ArrayList<>(web.cors().origins());
        patterns.remove(CorsConfiguration.ALL);
        origin(shop.publicUrl().toString()).ifPresent(patterns::add);
        byField(links.get()).values().forEach(page -> origin(page).ifPresent(patterns::add));
        sites.setAllowedOriginPatterns(patterns);
    }

    /// Rejects pages on other sites.
    void require(LinkSettings wanted) {
        byField(wanted).forEach((field, page) -> {
            var origin = origin(page);
            if (origin.isPresent() && sites.checkOrigin(origin.get()) == null) {
                throw RejectedException.at(
                        "/" + field, "site-not-allowed", Message.of("settings.link-site", "site", origin.get()));
            }
        });
    }

    private static Map<String, String> byField(LinkSettings links) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("verifyEmail", links.verifyEmail());
        pages.put("resetPassword", links.resetPassword());
        pages.put("confirmEmail", links.confirmEmail());
        pages.put("recoverCart", links.recoverCart());
        pages.put("payDraft", links.payDraft());
        pages.put("product", links.product());
        pages.put("confirmStockAlert", links.confirmStockAlert());
        pages.put("cancelStockAlerts", links.cancelStockAlerts());
        pages.put("confirmNewsletter", links.confirmNewsletter());
        pages.put("writeReviews", links.writeReviews());
        pages.put("stopReviewInvitations", links.stopReviewInvitations());
        pages.put("dataExport", links.dataExport());
        return pages;
    }

    /// Absent for a path.
    private static Optional<String> origin(String page) {
        var found = ORIGIN.matcher(page);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
