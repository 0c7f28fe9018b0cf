package dev.kontor.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.shop.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails the contact of a disabled webhook endpoint, or the shop's own address.
@Component
class WebhookMails implements EventConsumer {

    private static final String TEMPLATE = "mail/account";
    private static final String KEY = "webhook-disabled";

    private final Shop shop;
    private final MailTexts texts;
    private final Mailer mailer;
    private final SentMails sent;
    private final JsonMapper json;

    WebhookMails(Shop shop, MailTexts texts, Mailer mailer, SentMails sent, JsonMapper json) {
        this.shop = shop;
        this.texts = texts;
        this.mailer = mailer;
        this.sent = sent;
        this.json = json;
    }

    /// The content of the event.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Disabled(
            String webhookEndpointId,
            String origin,
            String reason,
            @Nullable String contactEmail) {}

    @Override
    public String name() {
        return "webhook-mails";
    }

    @Override
    public Set<String> types() {
        return Set.of("webhook_endpoint.disabled");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            var mail = write(event.id(), json.treeToValue(event.data(), Disabled.class));
            sent.once(event.id(), KEY, () -> mailer.send(mail));
        }
    }

    private Mail write(UUID event, Disabled facts) {
        var language = shop.defaultLocale();
        var subject = texts.text(KEY + ".subject", language, shop.name(), facts.origin());
        var reason = texts.text(KEY + "." + (facts.reason().equals("GONE") ? "gone" : "failing"), language);
        var model = new HashMap<String, Object>();
        model.put("language", language.toLanguageTag());
        model.put("shop", shop.name());
        model.put("shopLink", shop.link(""));
        model.put("subject", subject);
        model.put("heading", texts.text(KEY + ".heading", language));
        model.put("intro", texts.text(KEY + ".intro", language, facts.origin(), reason));
        model.put("note", texts.text(KEY + ".note", language, facts.webhookEndpointId()));
        model.put("closing", texts.text("closing", language, shop.name()));
        return new Mail(
                event + "." + KEY,
                facts.contactEmail() == null ? shop.email() : facts.contactEmail(),
                facts.webhookEndpointId(),
                subject,
                texts.plain(TEMPLATE, language, model),
                texts.html(TEMPLATE, language, model));
    }
}
