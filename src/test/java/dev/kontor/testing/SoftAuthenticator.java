package dev.kontor.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A security key made of software, with a browser around it: makes one passkey and signs in with it.
public final class SoftAuthenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[16];
    private String userHandle = "";
    private String origin = "http://localhost:8080";
    private boolean verifies = true;
    private int counter;

    public SoftAuthenticator() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(id);
    }

    /// As if another web site had asked.
    public SoftAuthenticator at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    /// As if nobody had looked at the holder.
    public SoftAuthenticator withoutVerification() {
        verifies = false;
        return this;
    }

    /// As a copy would: its counter lags behind.
    public SoftAuthenticator countingFrom(int count) {
        counter = count;
        return this;
    }

    /// Answers to creation options, as `credential.toJSON()` does.
    public Map<String, Object> create(JsonNode options) {
        userHandle = options.at("/user/id").asString();
        var attested = bytes(out -> {
            out.writeBytes(new byte[16]);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            out.writeBytes(id);
            out.writeBytes(coseKey());
        });
        var authData = authenticatorData(options.at("/rp/id").asString(), ATTESTED, attested);
        var attestation = bytes(out -> {
            out.write(0xa3);
            text(out, "fmt");
            text(out, "none");
            text(out, "attStmt");
            out.write(0xa0);
            text(out, "authData");
            out.write(0x59);
            out.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) authData.length).array());
            out.writeBytes(authData);
        });
        return credential(Map.of(
                "clientDataJSON",
                base64(clientData("webauthn.create", options)),
                "attestationObject",
                base64(attestation),
                "transports",
                List.of("internal", "hybrid")));
    }

    /// Answers to request options, as `credential.toJSON()` does.
    public Map<String, Object> get(JsonNode options) {
        counter++;
        var authData = authenticatorData(options.at("/rpId").asString(), 0, new byte[0]);
        var clientData = clientData("webauthn.get", options);
        var signed = bytes(out -> {
            out.writeBytes(authData);
            out.writeBytes(sha256(clientData));
        });
        return credential(Map.of(
                "clientDataJSON", base64(clientData),
                "authenticatorData", base64(authData),
                "signature", base64(sign(signed)),
                "userHandle", userHandle));
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id",
                base64(id),
                "rawId",
                base64(id),
                "type",
                "public-key",
                "authenticatorAttachment",
                "platform",
                "clientExtensionResults",
                Map.of("credProps", Map.of("rk", true)),
                "response",
                response);
    }

    private byte[] authenticatorData(String relyingParty, int flags, byte[] attested) {
        return bytes(out -> {
            out.writeBytes(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)));
            out.write(flags | PRESENT | (verifies ? VERIFIED : 0));
            out.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
            out.writeBytes(attested);
        });
    }

    private byte[] clientData(String type, JsonNode options) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, options.at("/challenge").asString(), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR.
    private byte[] coseKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return bytes(out -> {
            out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20});
            out.writeBytes(unsigned(point.getAffineX()));
            out.writeBytes(new byte[] {0x22, 0x58, 0x20});
            out.writeBytes(unsigned(point.getAffineY()));
        });
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 + text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(java.util.function.Consumer<ByteArrayOutputStream> writer) {
        var out = new ByteArrayOutputStream();
        writer.accept(out);
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
