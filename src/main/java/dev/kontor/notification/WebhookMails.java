package dev.kontor.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.MailId;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailContent;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.shared.shop.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
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
    private final MailQueue queue;
    private final JsonMapper json;

    WebhookMails(Shop shop, MailTexts texts, MailQueue queue, JsonMapper json) {
        this.shop = shop;
        this.texts = texts;
        this.queue = queue;
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
            var mail = write(json.treeToValue(event.data(), Disabled.class));
            queue.add(new QueuedMail(event.id(), KEY, mail));
        }
    }

    private Mail write(Disabled facts) {
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
                MailId.next(),
                MailKind.WEBHOOK_DISABLED,
                facts.contactEmail() == null ? shop.email() : facts.contactEmail(),
                language,
                null,
                null,
                false,
                new MailContent(
                        subject,
                        texts.plain(TEMPLATE, language, model),
                        texts.html(TEMPLATE, language, model),
                        List.of()));
    }
}
