package dev.kontor.notification.writer;

import dev.kontor.channel.Channel;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.NotificationProperties;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.settings.LinkSettings;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.notification.template.MailTexts;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Renders mails about accounts in the owner's language. Links lead to the configured pages, regardless of
/// the request that triggered the mail.
@Component
class AccountMailWriter {

    private final Shop shop;
    private final NotificationProperties properties;
    private final SettingsGroup<LinkSettings> links;
    private final MailTexts texts;
    private final MailRenderer renderer;

    AccountMailWriter(
            Shop shop,
            NotificationProperties properties,
            SettingsGroup<LinkSettings> links,
            MailTexts texts,
            MailRenderer renderer) {
        this.shop = shop;
        this.properties = properties;
        this.links = links;
        this.texts = texts;
        this.renderer = renderer;
    }

    Mail write(MailId id, AccountMail mail) {
        var language =
                mail.locale() == null ? shop.defaultLocale() : shop.nearest(Locale.forLanguageTag(mail.locale()));
        var kind = MailKind.valueOf(mail.kind().name());
        var optOut = mail.optOut();
        var secrets = Stream.of(mail.token(), optOut == null ? null : optOut.token())
                .filter(Objects::nonNull)
                .toList();
        var content = renderer.render(kind, language, mail.channel(), model(mail, language), secrets);
        return new Mail(
                id,
                kind,
                mail.to(),
                language,
                mail.channel(),
                null,
                mail.token() != null && mail.validFor() != null,
                optOut == null ? content : content.withOneClick(shop.link(optOut.oneClick())));
    }

    /// The values of the variables.
    Map<String, Object> model(AccountMail mail, Locale language) {
        var model = new HashMap<String, Object>();
        for (var name : List.of("inviter", "device", "source")) {
            model.put(name, fact(mail.facts(), name, language));
        }
        var product = mail.facts().get("product");
        if (product != null) {
            model.put("product", product);
        }
        var products = mail.facts().get("products");
        if (products != null) {
            model.put("products", products.lines().toList());
        }
        var link = link(mail);
        if (link != null) {
            model.put("link", link);
        }
        if (link != null && mail.validFor() != null) {
            model.put(
                    "validity",
                    validity(mail.token() == null ? "account.page-" : "account.", mail.validFor(), language));
        }
        var optOut = mail.optOut();
        if (optOut != null) {
            model.put("optOutUrl", page(optOutPage(mail.kind()), optOut.token()));
        }
        return model;
    }

    private String fact(Map<String, String> facts, String name, Locale language) {
        var fact = facts.get(name);
        return fact == null ? texts.text("account.unknown", language) : fact;
    }

    private @Nullable String link(AccountMail mail) {
        var pages = links.get();
        var slug = mail.facts().get("slug");
        if (mail.kind() == AccountMailKind.BACK_IN_STOCK && slug != null) {
            return pages.product().isEmpty() ? null : absolute(productPage(pages.product(), slug, mail));
        }
        var shown = mail.facts().get(AccountMail.PAGE);
        if (shown != null) {
            return absolute(pageWithId(mail.kind(), pages).replace("{id}", shown));
        }
        if (mail.token() == null) {
            return null;
        }
        var ofStaff = properties.links();
        var page = switch (mail.kind()) {
            case VERIFY_EMAIL -> pages.verifyEmail();
            case RESET_PASSWORD, REGISTERED_ALREADY -> pages.resetPassword();
            case RESET_STAFF_PASSWORD -> ofStaff.resetStaffPassword();
            case CONFIRM_EMAIL_CHANGE -> pages.confirmEmail();
            case STAFF_INVITATION -> ofStaff.acceptInvitation();
            case CART_ABANDONED -> pages.recoverCart();
            case PAYMENT_LINK -> pages.payDraft();
            case STOCK_ALERT_CONFIRMATION -> pages.confirmStockAlert();
            case NEWSLETTER_CONFIRMATION -> pages.confirmNewsletter();
            case REVIEW_INVITATION -> pages.writeReviews();
            case EMAIL_CHANGE_ASKED,
                    EMAIL_CHANGED,
                    PASSWORD_CHANGED,
                    NEW_SIGN_IN,
                    SESSION_COMPROMISED,
                    MFA_CHANGED,
                    BACK_IN_STOCK,
                    DATA_EXPORT_READY,
                    STAFF_DATA_EXPORT_READY -> throw new IllegalArgumentException(mail.kind() + " has no link");
        };
        return page(page, mail.token());
    }

    private String pageWithId(AccountMailKind kind, LinkSettings pages) {
        return switch (kind) {
            case DATA_EXPORT_READY -> pages.dataExport();
            case STAFF_DATA_EXPORT_READY -> properties.links().staffDataExport();
            default -> throw new IllegalArgumentException(kind + " has no page with an id");
        };
    }

    private String optOutPage(AccountMailKind kind) {
        return switch (kind) {
            case BACK_IN_STOCK -> links.get().cancelStockAlerts();
            case REVIEW_INVITATION -> links.get().stopReviewInvitations();
            default -> throw new IllegalArgumentException(kind + " cannot be ended");
        };
    }

    private String productPage(String page, String slug, AccountMail mail) {
        return page.replace("{slug}", slug)
                .replace("{channel}", Objects.requireNonNullElse(mail.channel(), Channel.DEFAULT))
                .replace(
                        "{locale}",
                        Objects.requireNonNullElse(
                                mail.locale(), shop.defaultLocale().toLanguageTag()));
    }

    private String page(String page, String token) {
        return absolute(page.replace("{token}", token));
    }

    private String absolute(String page) {
        return page.startsWith("/") ? shop.link(page) : page;
    }

    /// @param key beginning of the key of the text
    private String validity(String key, Duration duration, Locale language) {
        if (duration.compareTo(Duration.ofHours(2)) < 0) {
            return texts.text(key + "minutes", language, duration.toMinutes());
        }
        return duration.compareTo(Duration.ofDays(2)) < 0
                ? texts.text(key + "hours", language, duration.toHours())
                : texts.text(key + "days", language, duration.toDays());
    }
}
