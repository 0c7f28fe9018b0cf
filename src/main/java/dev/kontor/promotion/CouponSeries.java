package dev.kontor.promotion;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes of a batch of coupons. They are not stored: each consists of its number and a code of 50 bits
/// that proves it, both made with the secret of the batch. Codes reveal neither their number nor other
/// codes.
public final class CouponSeries {

    /// Largest number of codes of a batch.
    public static final int MAX_SIZE = 1_000_000;

    /// Characters of a code after the prefix.
    public static final int BODY = 14;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int NUMBER_CHARACTERS = 4;
    private static final int NUMBER_BITS = 20;
    private static final int PROOF_BITS = 50;

    private final String prefix;
    private final int size;
    private final SecretKeySpec secret;

    /// @param prefix as staff chose it
    public CouponSeries(String prefix, int size, byte[] secret) {
        this.prefix = prefix;
        this.size = size;
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /// @param number from 0
    public String code(int number) {
        long proof = proof(number);
        var text = text(number ^ mask(proof), NUMBER_BITS) + text(proof, PROOF_BITS);
        return "%s-%s-%s-%s".formatted(prefix, text.substring(0, 4), text.substring(4, 9), text.substring(9));
    }

    /// The number of a code; empty if the batch does not contain it.
    ///
    /// @param canonical the code in canonical form
    public OptionalInt number(String canonical) {
        var own = PromotionCodes.canonical(prefix);
        if (canonical.length() != own.length() + BODY || !canonical.startsWith(own)) {
            return OptionalInt.empty();
        }
        var body = canonical.substring(own.length());
        long masked = value(body.substring(0, NUMBER_CHARACTERS));
        long proof = value(body.substring(NUMBER_CHARACTERS));
        if (masked < 0 || proof < 0) {
            return OptionalInt.empty();
        }
        long number = masked ^ mask(proof);
        return number < size && isEqual(proof, proof((int) number))
                ? OptionalInt.of((int) number)
                : OptionalInt.empty();
    }

    private static boolean isEqual(long given, long right) {
        return MessageDigest.isEqual(
                ByteBuffer.allocate(Long.BYTES).putLong(given).array(),
                ByteBuffer.allocate(Long.BYTES).putLong(right).array());
    }

    private long proof(int number) {
        return mac('p', number) >>> (Long.SIZE - PROOF_BITS);
    }

    private long mask(long proof) {
        return mac('m', proof) >>> (Long.SIZE - NUMBER_BITS);
    }

    private long mac(char purpose, long value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Character.BYTES + Long.BYTES)
                            .putChar(purpose)
                            .putLong(value)
                            .array()))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(long value, int bits) {
        var text = new StringBuilder();
        for (int shift = bits - 5; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (value >>> shift) & 31));
        }
        return text.toString();
    }

    /// The value of the characters; -1 if one of them is in no code.
    private static long value(String text) {
        long value = 0;
        for (int index = 0; index < text.length(); index++) {
            int digit = ALPHABET.indexOf(text.charAt(index));
            if (digit < 0) {
                return -1;
            }
            value = value << 5 | digit;
        }
        return value;
    }
}
