package dev.kontor.shared.openapi;

import java.util.List;
import java.util.Locale;

/// A message sent to the shop's programs, as described in the `webhooks` section of the admin API's document.
///
/// @param type of the event: `order.placed`
/// @param summary what happened, in one sentence
/// @param data the record in its `data`
public record WebhookDocument(String type, String summary, Class<? extends Record> data) {

    /// A module that defines messages.
    public interface Source {

        List<WebhookDocument> webhooks();
    }

    /// `onOrderPlaced`
    String operationId() {
        var id = new StringBuilder("on");
        for (var word : type.split("[._]")) {
            id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return id.toString();
    }
}
