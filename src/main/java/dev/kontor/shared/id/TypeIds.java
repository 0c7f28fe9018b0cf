package dev.kontor.shared.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The codec between UUIDs and TypeID text: a prefix, `_`, and the 128 bits as 26 characters of Crockford's
/// base32 in lower case (TypeID specification 0.3).
public final class TypeIds {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int[] VALUES = new int[128];
    private static final int SUFFIX_LENGTH = 26;
    private static final ClassValue<Function<UUID, TypedId>> FACTORIES = new ClassValue<>() {
        @Override
        protected Function<UUID, TypedId> computeValue(Class<?> type) {
            return factory(type);
        }
    };

    private static final ClassValue<IdPrefix> PREFIXES = new ClassValue<>() {
        @Override
        protected IdPrefix computeValue(Class<?> type) {
            var name = type.getSimpleName().replaceFirst("Id$", "").replaceAll("(?<=.)([A-Z])", "_$1");
            return IdPrefix.valueOf(name.toUpperCase(Locale.ROOT));
        }
    };

    static {
        Arrays.fill(VALUES, -1);
        for (int value = 0; value < ALPHABET.length; value++) {
            VALUES[ALPHABET[value]] = value;
        }
    }

    private TypeIds() {}

    /// A new UUIDv7, ordered by creation time (RFC 9562).
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /// The lowest of all UUIDv7 that are created at this time: what was created before has lower ids.
    public static UUID lowest(Instant at) {
        return UuidCreator.getTimeOrderedEpochMin(at);
    }

    public static <T extends TypedId> T of(Class<T> type, UUID value) {
        return type.cast(FACTORIES.get(type).apply(value));
    }

    public static String text(TypedId id) {
        return id.prefix().text() + '_' + encode(id.value());
    }

    /// Parses an id of one type.
    ///
    /// @throws InvalidIdException if the prefix differs or the text is not a TypeID
    public static <T extends TypedId> T parse(Class<T> type, String text) {
        var factory = FACTORIES.get(type);
        var prefix = prefixOf(type);
        int separator = text.lastIndexOf('_');
        if (separator < 0 || !text.substring(0, separator).equals(prefix.text())) {
            throw new InvalidIdException(prefix);
        }
        return type.cast(factory.apply(decode(text.substring(separator + 1), prefix)));
    }

    /// The id in a text that may be anything, such as an SKU; empty if it is no id of this type.
    public static <T extends TypedId> Optional<T> find(Class<T> type, String text) {
        try {
            return Optional.of(parse(type, text));
        } catch (InvalidIdException _) {
            return Optional.empty();
        }
    }

    /// Whether the text has the form of an id; a slug never contains an underscore.
    public static boolean looksLikeId(String text) {
        return text.indexOf('_') >= 0;
    }

    public static IdPrefix prefixOf(Class<? extends TypedId> type) {
        return FACTORIES.get(type).apply(new UUID(0, 0)).prefix();
    }

    static IdPrefix namedPrefix(Class<? extends TypedId> type) {
        return PREFIXES.get(type);
    }

    static String encode(UUID uuid) {
        var text = new char[SUFFIX_LENGTH];
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int position = SUFFIX_LENGTH - 1; position >= 0; position--) {
            text[position] = ALPHABET[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }

    static UUID decode(String suffix, IdPrefix prefix) {
        if (suffix.length() != SUFFIX_LENGTH || suffix.charAt(0) > '7') {
            throw new InvalidIdException(prefix);
        }
        long high = 0;
        long low = 0;
        for (int position = 0; position < SUFFIX_LENGTH; position++) {
            char character = suffix.charAt(position);
            int value = character < VALUES.length ? VALUES[character] : -1;
            if (value < 0) {
                throw new InvalidIdException(prefix);
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | value;
        }
        return new UUID(high, low);
    }

    private static Function<UUID, TypedId> factory(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            return value -> {
                try {
                    return (TypedId) constructor.newInstance(value);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("cannot make a " + type.getName(), e);
                }
            };
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " is no record of one UUID", e);
        }
    }
}
