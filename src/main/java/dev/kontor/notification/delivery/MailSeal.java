package dev.kontor.notification.delivery;

import dev.kontor.identity.MailId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Compresses and encrypts the content of mails, which contains personal data and tokens.
@Component
public class MailSeal {

    private static final String PURPOSE = "mail-content";

    private final Keyring keyring;
    private final JsonMapper json;

    public MailSeal(Keyring keyring, JsonMapper json) {
        this.keyring = keyring;
        this.json = json;
    }

    @Bean
    static SealedColumn sealedMails() {
        return new SealedColumn(
                "notification.mails", "sealed", "id::text", PURPOSE, key -> new MailId(UUID.fromString(key)).text());
    }

    byte[] seal(MailId id, MailContent content) {
        var bytes = new ByteArrayOutputStream();
        try (var compressed = new GZIPOutputStream(bytes)) {
            compressed.write(json.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keyring.seal(PURPOSE, bytes.toByteArray(), id.text());
    }

    /// Empty if it was sealed with a secret that is no longer accepted.
    Optional<MailContent> open(MailId id, byte[] sealed) {
        return keyring.open(PURPOSE, sealed, id.text()).map(bytes -> {
            try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return json.readValue(plain.readAllBytes(), MailContent.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
