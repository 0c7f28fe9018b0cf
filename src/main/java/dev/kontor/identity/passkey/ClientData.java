package dev.kontor.identity.passkey;

import java.util.Base64;
import org.springframework.security.web.webauthn.api.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the challenge that an authenticator claims to have signed. The signature is verified later.
final class ClientData {

    private static final JsonMapper JSON = new JsonMapper();

    private ClientData() {}

    static Bytes challenge(String clientDataJson) {
        try {
            var data = JSON.readTree(Base64.getUrlDecoder().decode(clientDataJson));
            return Bytes.fromBase64(data.path("challenge").asString(""));
        } catch (JacksonException | IllegalArgumentException _) {
            throw new PasskeyRefused();
        }
    }
}
