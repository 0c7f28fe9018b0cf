package dev.kontor.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.NodeModules;
import dev.kontor.testing.NodeReceiver;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What we sign, a receiver that is none of ours accepts (`standardwebhooks` of the npm registry), and nothing else.
/// Skipped where there is no Node, no npm or no registry, unless `-Dkontor.test.other-receiver=required`.
class OtherReceiverTests extends WebhookDesk {

    private static NodeReceiver verifier;

    @BeforeAll
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    static void start() {
        try {
            verifier = NodeReceiver.start();
        } catch (NodeModules.Unavailable reason) {
            if ("required".equals(System.getProperty("kontor.test.other-receiver"))) {
                throw new AssertionError(reason);
            }
            abort("No receiver to verify: " + reason.getMessage());
        }
    }

    @AfterAll
    static void stop() {
        if (verifier != null) {
            verifier.close();
        }
    }

    @Test
    void acceptsWhatWasSentAndRefusesWhatWasAltered() {
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");
        tellStock(VariantId.next(), 7);
        until(() -> receiver.messages.size() == 1);
        var message = receiver.messages.getFirst();

        assertThat(verdict(endpoint.secret(), message)).isEqualTo("inventory.adjusted");

        var altered = new Receiver.Message(message.headers(), message.body().replace(":7", ":8"));
        assertThat(altered.body()).isNotEqualTo(message.body());
        assertThat(verdict(endpoint.secret(), altered)).contains("No matching signature");
        assertThat(verdict(register(receiver(), "price.changed").secret(), message))
                .contains("No matching signature");
        advance(Duration.ofMinutes(6));
        assertThat(verdict(endpoint.secret(), message)).contains("too old");
    }

    @Test
    void acceptsBothSecretsWhileOneIsReplaced() {
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");
        var fresh = staff.post(endpoint.path() + "/rotate-secret", "{\"overlapSeconds\": 3600}")
                .expect(200)
                .at("/secret");

        tellStock(VariantId.next(), 1);
        until(() -> receiver.messages.size() == 1);
        assertThat(fresh).isNotEqualTo(endpoint.secret());
        assertThat(verdict(endpoint.secret(), receiver.messages.getFirst())).isEqualTo("inventory.adjusted");
        assertThat(verdict(fresh, receiver.messages.getFirst())).isEqualTo("inventory.adjusted");

        advance(Duration.ofHours(1).plusSeconds(1));
        tellStock(VariantId.next(), 2);
        until(() -> receiver.messages.size() == 2);
        assertThat(verdict(endpoint.secret(), receiver.messages.getLast())).contains("No matching signature");
        assertThat(verdict(fresh, receiver.messages.getLast())).isEqualTo("inventory.adjusted");

        var last = staff.post(endpoint.path() + "/rotate-secret", "{\"overlapSeconds\": 0}")
                .expect(200)
                .at("/secret");
        tellStock(VariantId.next(), 3);
        until(() -> receiver.messages.size() == 3);
        assertThat(verdict(fresh, receiver.messages.getLast())).contains("No matching signature");
        assertThat(verdict(last, receiver.messages.getLast())).isEqualTo("inventory.adjusted");
    }

    /// The type of the event, or the error.
    private String verdict(String secret, Receiver.Message message) {
        var verdict = verifier.verify(secret, message.headers(), message.body(), clock.instant());
        return verdict.has("type")
                ? verdict.get("type").asString()
                : verdict.get("error").asString();
    }
}
