package dev.kontor.notification.writer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.notification.template.MailTexts;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails the contact of a disabled webhook endpoint, or the shop's own address.
@Component
class WebhookMails implements EventConsumer {

    private static final String KEY = "webhook-disabled";

    private final Shop shop;
    private final SettingsGroup<ShopSettings> settings;
    private final MailTexts texts;
    private final MailRenderer renderer;
    private final MailQueue queue;
    private final JsonMapper json;

    WebhookMails(
            Shop shop,
            SettingsGroup<ShopSettings> settings,
            MailTexts texts,
            MailRenderer renderer,
            MailQueue queue,
            JsonMapper json) {
        this.shop = shop;
        this.settings = settings;
        this.texts = texts;
        this.renderer = renderer;
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
        return new Mail(
                MailId.next(),
                MailKind.WEBHOOK_DISABLED,
                facts.contactEmail() == null ? settings.get().contactEmail() : facts.contactEmail(),
                language,
                null,
                null,
                false,
                renderer.render(MailKind.WEBHOOK_DISABLED, language, null, model(facts, language), List.of()));
    }

    /// The values of the variables.
    Map<String, Object> model(Disabled facts, Locale language) {
        var reason = facts.reason().equals("GONE") ? "gone" : "failing";
        return Map.of(
                "origin", facts.origin(),
                "reason", texts.text(KEY + "." + reason, language),
                "endpointId", facts.webhookEndpointId());
    }
}
