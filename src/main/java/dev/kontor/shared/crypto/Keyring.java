package dev.kontor.shared.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Signs, encrypts and derives with keys from the installation's secret, one key per purpose (HKDF, RFC 5869).
/// Also creates random tokens and the hash under which a token is stored.
///
/// A sealed text begins with the id of the secret it was sealed with, so that a secret can be replaced while several
/// processes run: all of them read what was sealed or signed with any of the accepted secrets, and write with the
/// current one.
@Component
public class Keyring {

    private static final byte ENVELOPE = 1;
    private static final int ID_BYTES = 4;
    private static final int HEADER_BYTES = 1 + ID_BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MIN_SIGNATURE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secret current;
    private final Map<String, Secret> accepted = new LinkedHashMap<>();

    @Autowired
    Keyring(SecretProperties properties) {
        this.current = new Secret(properties.key());
        accepted.put(current.id(), current);
        properties.acceptedKeys().stream()
                .map(Secret::new)
                .forEach(secret -> accepted.putIfAbsent(secret.id(), secret));
    }

    private Keyring(Secret secret) {
        this.current = secret;
        accepted.put(secret.id(), secret);
    }

    /// A keyring for each accepted secret, the current one first.
    public List<Keyring> each() {
        return accepted.values().stream().map(Keyring::new).toList();
    }

    /// The keys of another secret, such as a former one of this installation.
    ///
    /// @param accepted further secrets whose seals and signatures are read
    public static Keyring of(String secret, String... accepted) {
        return new Keyring(new SecretProperties(secret, List.of(accepted)));
    }

    /// A random token of 256 bits as URL-safe text.
    public static String randomToken() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The SHA-256 of a random token, under which it is stored and looked up. Not for passwords.
    public static byte[] hash(String token) {
        return hash(token.getBytes(StandardCharsets.UTF_8));
    }

    /// The SHA-256 of these bytes.
    public static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// The HMAC-SHA256 of the message under the key of that purpose.
    public byte[] sign(String purpose, byte[] message) {
        return current.sign(purpose, message);
    }

    /// Whether the signature, or its first bytes, was made with an accepted secret.
    ///
    /// @param signature at least the first 12 bytes of what [#sign] returned
    public boolean isSigned(String purpose, byte[] message, byte[] signature) {
        boolean signed = false;
        for (var secret : accepted.values()) {
            signed |= MessageDigest.isEqual(Arrays.copyOf(secret.sign(purpose, message), signature.length), signature);
        }
        return signed && signature.length >= MIN_SIGNATURE_BYTES;
    }

    /// The signatures of all accepted secrets, the current one first. For what is found by its signature.
    public List<byte[]> signatures(String purpose, byte[] message) {
        return accepted.values().stream()
                .map(secret -> secret.sign(purpose, message))
                .toList();
    }

    /// Encrypts and authenticates (AES-256-GCM) with the current secret.
    ///
    /// @param context what the text belongs to, such as a row id; the same must be given to open it
    public byte[] seal(String purpose, byte[] plain, String context) {
        try {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var sealed =
                    current.cipher(Cipher.ENCRYPT_MODE, purpose, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                    .put(header())
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Decrypts a text from [#seal]; empty if it was created with a secret that is not accepted, another purpose or
    /// context, or was altered.
    public Optional<byte[]> open(String purpose, byte[] sealed, String context) {
        if (sealed.length <= HEADER_BYTES + NONCE_BYTES || sealed[0] != ENVELOPE) {
            return Optional.empty();
        }
        var secret = accepted.get(hex(Arrays.copyOfRange(sealed, 1, HEADER_BYTES)));
        if (secret == null) {
            return Optional.empty();
        }
        try {
            int start = HEADER_BYTES + NONCE_BYTES;
            var nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, start);
            var cipher = secret.cipher(Cipher.DECRYPT_MODE, purpose, nonce, context);
            return Optional.of(cipher.doFinal(sealed, start, sealed.length - start));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    /// The id of the current secret; reveals nothing about it.
    public String id() {
        return current.id();
    }

    /// The first bytes of everything that is sealed with the current secret.
    byte[] header() {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(ENVELOPE)
                .put(HexFormat.of().parseHex(current.id()))
                .array();
    }

    private static final class Secret {

        private final byte[] bytes;
        private final ConcurrentMap<String, SecretKey> keys = new ConcurrentHashMap<>();
        private final String id;

        Secret(String text) {
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
            this.id = hex(Arrays.copyOf(sign("key-id", "id".getBytes(StandardCharsets.UTF_8)), ID_BYTES));
        }

        String id() {
            return id;
        }

        byte[] sign(String purpose, byte[] message) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(key(purpose));
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        Cipher cipher(int mode, String purpose, byte[] nonce, String context) throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(purpose), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher;
        }

        private SecretKey key(String purpose) {
            return keys.computeIfAbsent(purpose, this::derive);
        }

        private SecretKey derive(String purpose) {
            try {
                var parameters = HKDFParameterSpec.ofExtract()
                        .addIKM(bytes)
                        .thenExpand(("kontor/" + purpose).getBytes(StandardCharsets.UTF_8), 32);
                return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
