package dev.kontor.notification;

import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.MailId;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailContent;
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

    private static final String TEMPLATE = "mail/account";

    private final Shop shop;
    private final NotificationProperties properties;
    private final MailTexts texts;

    AccountMailWriter(Shop shop, NotificationProperties properties, MailTexts texts) {
        this.shop = shop;
        this.properties = properties;
        this.texts = texts;
    }

    Mail write(MailId id, AccountMail mail) {
        var language =
                mail.locale() == null ? shop.defaultLocale() : shop.nearest(Locale.forLanguageTag(mail.locale()));
        var subject = text(mail.kind(), "subject", language, shop.name());
        var model = new HashMap<String, Object>();
        model.put("language", language.toLanguageTag());
        model.put("shop", shop.name());
        model.put("shopLink", shop.link(""));
        model.put("subject", subject);
        model.put("heading", text(mail.kind(), "heading", language, shop.name()));
        model.put("intro", text(mail.kind(), "intro", language, arguments(mail, language)));
        model.put("note", text(mail.kind(), "note", language, shop.name()));
        model.put("closing", texts.text("closing", language, shop.name()));
        var link = link(mail);
        if (link != null && mail.validFor() != null) {
            model.put("link", link);
            model.put("linkLabel", text(mail.kind(), "link", language));
            model.put("validity", validity(mail.validFor(), language));
        }
        return new Mail(
                id,
                MailKind.valueOf(mail.kind().name()),
                mail.to(),
                language,
                null,
                null,
                mail.token() != null,
                new MailContent(
                        subject,
                        texts.plain(TEMPLATE, language, model),
                        texts.html(TEMPLATE, language, model),
                        mail.token() == null ? List.of() : List.of(mail.token())));
    }

    private Object[] arguments(AccountMail mail, Locale language) {
        return switch (mail.kind()) {
            case STAFF_INVITATION -> new Object[] {shop.name(), fact(mail.facts(), "inviter", language)};
            case NEW_SIGN_IN ->
                new Object[] {
                    shop.name(), fact(mail.facts(), "device", language), fact(mail.facts(), "source", language)
                };
            default -> new Object[] {shop.name()};
        };
    }

    private String fact(Map<String, String> facts, String name, Locale language) {
        var fact = facts.get(name);
        return fact == null ? texts.text("account.unknown", language) : fact;
    }

    private @Nullable String link(AccountMail mail) {
        var links = properties.links();
        if (mail.token() == null) {
            return null;
        }
        var page = switch (mail.kind()) {
            case VERIFY_EMAIL -> links.verifyEmail();
            case RESET_PASSWORD, REGISTERED_ALREADY -> links.resetPassword();
            case RESET_STAFF_PASSWORD -> links.resetStaffPassword();
            case CONFIRM_EMAIL_CHANGE -> links.confirmEmail();
            case STAFF_INVITATION -> links.acceptInvitation();
            case CART_ABANDONED -> links.recoverCart();
            case PAYMENT_LINK -> links.payDraft();
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

    private String text(AccountMailKind kind, String part, Locale language, Object... arguments) {
        return texts.text("account." + key(kind) + "." + part, language, arguments);
    }

    private static String key(AccountMailKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
