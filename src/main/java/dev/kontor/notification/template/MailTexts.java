package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/// The built-in texts of mails, in the languages of the bundles.
@Component
public class MailTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    public MailTexts() {
        texts.setBasenames("messages.mail", "messages.account-mail");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    public String text(String key, Locale language, Object... arguments) {
        return texts.getMessage(key, arguments, language);
    }

    /// A text of a kind, with tags for its variables.
    ///
    /// @param part such as `subject`
    String source(MailKind kind, String part, Locale language) {
        return text(prefix(kind) + "." + part, language, arguments(kind, part));
    }

    boolean has(MailKind kind, String part) {
        return texts.getMessage(prefix(kind) + "." + part, null, "", Locale.ROOT) instanceof String found
                && !found.isEmpty();
    }

    private static String prefix(MailKind kind) {
        boolean ownPrefix = kind.isAboutOrder()
                || kind == MailKind.DOWNLOADS
                || kind == MailKind.GIFT_CARD
                || kind == MailKind.WEBHOOK_DISABLED;
        return ownPrefix ? kind.key() : "account." + kind.key();
    }

    private static Object[] arguments(MailKind kind, String part) {
        if (kind.isAboutOrder()) {
            return new Object[] {"{{orderNumber}}", "{{shopName}}", "{{returnNumber}}", "{{documentNumber}}"};
        }
        return switch (kind) {
            case DOWNLOADS -> new Object[] {"{{orderNumber}}", "{{shopName}}"};
            case GIFT_CARD ->
                new Object[] {"{{shopName}}", "{{recipientName}}", "{{senderName}}", "{{value}}", "{{expiry}}"};
            case WEBHOOK_DISABLED ->
                switch (part) {
                    case "subject" -> new Object[] {"{{shopName}}", "{{origin}}"};
                    case "note" -> new Object[] {"{{endpointId}}"};
                    default -> new Object[] {"{{origin}}", "{{reason}}"};
                };
            case STOCK_ALERT_CONFIRMATION, BACK_IN_STOCK -> new Object[] {"{{shopName}}", "{{product}}"};
            case STAFF_INVITATION -> new Object[] {"{{shopName}}", "{{inviter}}"};
            case NEW_SIGN_IN -> new Object[] {"{{shopName}}", "{{device}}", "{{source}}"};
            default -> new Object[] {"{{shopName}}"};
        };
    }
}
