package dev.kontor.notification.writer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.giftsale.GiftCardLetter;
import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.giftsale.PurchasedGiftCards;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.MoneyFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends gift cards to their recipients. The event contains no code: it is derived when the mail is written.
@Component
class GiftCardMails implements EventConsumer {

    private static final String NAME = "gift-card";

    private final PurchasedGiftCards cards;
    private final MailRenderer renderer;
    private final MailQueue queue;
    private final JsonMapper json;

    GiftCardMails(PurchasedGiftCards cards, MailRenderer renderer, MailQueue queue, JsonMapper json) {
        this.cards = cards;
        this.renderer = renderer;
        this.queue = queue;
        this.json = json;
    }

    /// The content of the event.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sent(String purchasedGiftCardId) {}

    @Override
    public String name() {
        return "gift-card-mails";
    }

    @Override
    public Set<String> types() {
        return Set.of("purchased_gift_card.sent");
    }

    /// Cards that were revoked meanwhile are not mailed.
    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            var id = TypeIds.parse(
                    PurchasedGiftCardId.class,
                    json.treeToValue(event.data(), Sent.class).purchasedGiftCardId());
            cards.letter(id).ifPresent(letter -> queue.add(new QueuedMail(event.id(), NAME, write(letter))));
        }
    }

    private Mail write(GiftCardLetter letter) {
        var language = Locale.forLanguageTag(letter.locale());
        return new Mail(
                MailId.next(),
                MailKind.GIFT_CARD,
                letter.email(),
                language,
                letter.channel(),
                letter.orderNumber(),
                false,
                renderer.render(
                        MailKind.GIFT_CARD,
                        language,
                        letter.channel(),
                        model(letter, language),
                        List.of(letter.code())));
    }

    /// The values of the variables.
    Map<String, Object> model(GiftCardLetter letter, Locale language) {
        var expiry = letter.expiresAt() == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .localizedBy(language)
                        .withZone(ZoneOffset.UTC)
                        .format(letter.expiresAt());
        return Map.of(
                "code",
                letter.code(),
                "value",
                MoneyFormat.format(letter.value(), language),
                "recipientName",
                Objects.requireNonNullElse(letter.recipientName(), ""),
                "senderName",
                Objects.requireNonNullElse(letter.senderName(), ""),
                "messageLines",
                letter.message() == null
                        ? List.of()
                        : letter.message()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList(),
                "expiry",
                expiry);
    }
}
