package dev.kontor.payment.provider;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Can send webhooks about changes.
public interface ReceivesWebhooks {

    /// Verifies the sender of the webhook by the raw bytes and reads what it is about. Amounts in it are not trusted;
    /// the provider is polled instead.
    ///
    /// @param header returns the value of a header; null if it was not sent
    /// @throws ProviderWebhookRefused if the webhook is not from the provider or is too old
    ProviderWebhook read(byte[] body, Function<String, @Nullable String> header);
}
