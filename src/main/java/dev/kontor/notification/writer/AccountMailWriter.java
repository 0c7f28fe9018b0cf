package dev.kontor.notification.writer;

import dev.kontor.identity.AccountMail;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Renders mails about accounts in the owner's language. Links lead to the configured pages, regardless of the
/// request that triggered the mail.
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
        var secrets = mail.token() == null ? List.<String>of() : List.of(mail.token());
        return new Mail(
                id,
                kind,
                mail.to(),
                language,
                null,
                null,
                mail.token() != null,
                renderer.render(kind, language, null, model(mail, language), secrets));
    }

    /// The values of the variables.
    Map<String, Object> model(AccountMail mail, Locale language) {
        var model = new HashMap<String, Object>();
        for (var name : List.of("inviter", "device", "source")) {
            model.put(name, fact(mail.facts(), name, language));
        }
        var link = link(mail);
        if (link != null && mail.validFor() != null) {
            model.put("link", link);
            model.put("validity", validity(mail.validFor(), language));
        }
        return model;
    }

    private String fact(Map<String, String> facts, String name, Locale language) {
        var fact = facts.get(name);
        return fact == null ? texts.text("account.unknown", language) : fact;
    }

    private @Nullable String link(AccountMail mail) {
        if (mail.token() == null) {
            return null;
        }
        var pages = links.get();
        var ofStaff = properties.links();
        var page = switch (mail.kind()) {
            case VERIFY_EMAIL -> pages.verifyEmail();
            case RESET_PASSWORD, REGISTERED_ALREADY -> pages.resetPassword();
            case RESET_STAFF_PASSWORD -> ofStaff.resetStaffPassword();
            case CONFIRM_EMAIL_CHANGE -> pages.confirmEmail();
            case STAFF_INVITATION -> ofStaff.acceptInvitation();
            case CART_ABANDONED -> pages.recoverCart();
            case PAYMENT_LINK -> pages.payDraft();
            case EMAIL_CHANGE_ASKED, EMAIL_CHANGED, PASSWORD_CHANGED, NEW_SIGN_IN, SESSION_COMPROMISED, MFA_CHANGED ->
                throw new IllegalArgumentException(mail.kind() + " has no link");
        };
        var filled = page.replace("{token}", mail.token());
        return filled.startsWith("/") ? shop.link(filled) : filled;
    }

    private String validity(Duration duration, Locale language) {
        if (duration.compareTo(Duration.ofHours(2)) < 0) {
            return texts.text("account.minutes", language, duration.toMinutes());
        }
        return duration.compareTo(Duration.ofDays(2)) < 0
                ? texts.text("account.hours", language, duration.toHours())
                : texts.text("account.days", language, duration.toDays());
    }
}
