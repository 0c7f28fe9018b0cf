package dev.kontor.payment.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderWebhook;
import dev.kontor.payment.provider.ProviderWebhookRefused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Verifies and reads Stripe webhooks. Stripe's own library verifies the signature.
@Component
@Conditional(StripeCondition.class)
class StripeWebhooks {

    static final String SIGNATURE = "Stripe-Signature";
    private static final long TOLERANCE_SECONDS = 300;
    private static final Pattern TIME = Pattern.compile("(?:^|,)\\s*t=(\\d{1,15})(?=,|$)");

    private final List<String> secrets;
    private final JsonMapper json;
    private final Clock clock;

    StripeWebhooks(PaymentProperties properties, JsonMapper json, Clock clock) {
        this.secrets = properties.stripe().webhookSecrets();
        this.json = json;
        this.clock = clock;
    }

    ProviderWebhook read(byte[] body, @Nullable String signature) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (signature == null
                || isOfTheFuture(signature)
                || secrets.stream().noneMatch(secret -> isSigned(text, signature, secret))) {
            throw new ProviderWebhookRefused();
        }
        try {
            return webhook(json.readTree(text));
        } catch (JacksonException _) {
            throw new ProviderWebhookRefused();
        }
    }

    private boolean isSigned(String text, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(text, signature, secret, TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException _) {
            return false;
        }
    }

    /// Returns whether the signature is from the future, because the library only rejects old ones.
    private boolean isOfTheFuture(String signature) {
        var time = TIME.matcher(signature);
        return !time.find() || Long.parseLong(time.group(1)) > clock.instant().getEpochSecond() + TOLERANCE_SECONDS;
    }

    private static ProviderWebhook webhook(JsonNode event) {
        var object = event.at("/data/object");
        var id = event.path("id").asString("");
        if (id.isEmpty() || id.length() > 255) {
            throw new ProviderWebhookRefused();
        }
        var kind = object.path("object").asString("");
        var own = object.path("id").asString("");
        var reference = kind.equals("payment_intent")
                ? own
                : object.path("payment_intent").asString("");
        return new ProviderWebhook(
                id,
                event.path("type").asString(""),
                StripeIntents.payment(
                        object.at("/metadata/" + StripeIntents.PAYMENT).asString("")),
                reference.isEmpty() ? null : reference,
                kind.equals("dispute") && !own.isEmpty() ? own : null);
    }
}
