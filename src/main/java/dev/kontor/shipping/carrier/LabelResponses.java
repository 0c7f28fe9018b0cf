package dev.kontor.shipping.carrier;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierProvider.BoughtLabel;
import dev.kontor.shipping.LabelFormat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads labels from responses of carriers, and rejects everything else.
final class LabelResponses {

    static final int MAX_BYTES = 2 * 1_024 * 1_024;
    static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_URL_LENGTH = 500;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,99}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"<>]+");

    private LabelResponses() {}

    static Optional<BoughtLabel> read(JsonNode answer, LabelFormat format) {
        var number = answer.path("trackingNumber").asString("");
        var url = url(answer);
        var cost = cost(answer.path("cost"));
        var content = content(answer.path("data").asString(""), format);
        boolean valid = NUMBER.matcher(number).matches()
                && (url == null
                        || url.length() <= MAX_URL_LENGTH && URL.matcher(url).matches())
                && format.name().equals(answer.path("format").asString(""));
        return !valid || cost.isEmpty() || content.isEmpty()
                ? Optional.empty()
                : Optional.of(new BoughtLabel(number, url, cost.get(), content.get()));
    }

    private static @Nullable String url(JsonNode answer) {
        var url = answer.path("trackingUrl");
        return url.isMissingNode() || url.isNull() ? null : url.asString("");
    }

    private static Optional<Money> cost(JsonNode cost) {
        var amount = cost.path("amount");
        if (!amount.isIntegralNumber()
                || !amount.canConvertToLong()
                || amount.longValue() < 0
                || amount.longValue() > HttpCarrier.MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Money(
                    amount.longValue(),
                    Currency.getInstance(cost.path("currency").asString(""))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Determines the type by the first bytes, not by what the carrier says.
    private static Optional<byte[]> content(String text, LabelFormat format) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        var start = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
        boolean fits = switch (format) {
            case PDF -> start.equals("%PDF-");
            case ZPL -> start.startsWith("^XA");
        };
        return fits && bytes.length <= MAX_BYTES ? Optional.of(bytes) : Optional.empty();
    }
}
