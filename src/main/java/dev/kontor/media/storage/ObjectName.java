package dev.kontor.media.storage;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The name of a stored object: the hash of its content (SHA-256, the first 160 bits) and its type. Equal
/// content is stored once, a name's content never changes, and no name is a path elsewhere. Private objects have
/// random names.
public record ObjectName(String value) {

    /// The pattern of public names.
    public static final String PUBLIC = "[0-9a-f]{40}\\.(?:jpg|png|pdf)";

    private static final Pattern COMPILED = Pattern.compile("[0-9a-f]{40}\\.(?:jpg|png|pdf|bin)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    public ObjectName {
        if (!COMPILED.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of an object");
        }
    }

    public static ObjectName of(byte[] content, ObjectType type) {
        return new ObjectName(HexFormat.of().formatHex(Arrays.copyOf(sha256(content), BYTES)) + "." + type.ending());
    }

    /// A name that reveals nothing about the content: for private objects, even if others can read the bucket.
    public static ObjectName random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ObjectName(HexFormat.of().formatHex(bytes) + "." + ObjectType.BIN.ending());
    }

    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public ObjectType type() {
        return Arrays.stream(ObjectType.values())
                .filter(type -> value.endsWith("." + type.ending()))
                .findFirst()
                .orElseThrow();
    }

    /// The public URL path, unless it is private.
    public String url() {
        return "/media/" + value;
    }
}
