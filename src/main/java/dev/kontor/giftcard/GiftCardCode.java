package dev.kontor.giftcard;

import dev.kontor.shared.crypto.LastingKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// The secret code of a gift card: 28 random characters (140 bits) without the letters I, L, O and U. Upper and lower
/// case, spaces and hyphens do not matter, and letters that look like digits are read as these.
///
/// @param characters without hyphens
public record GiftCardCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 28;
    private static final int GROUP = 4;
    private static final int BITS = 5;
    private static final String PURPOSE = "gift-card-code";
    private static final String SOLD = "gift-card-sold";
    private static final SecureRandom RANDOM = new SecureRandom();

    public static GiftCardCode random() {
        var characters = new StringBuilder();
        for (int index = 0; index < LENGTH; index++) {
            characters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new GiftCardCode(characters.toString());
    }

    /// Returns the code of a card that is sold. Only this installation can derive it from the id.
    public static GiftCardCode sold(GiftCardId id, LastingKeys keys) {
        return of(keys.sign(SOLD, id.text().getBytes(StandardCharsets.US_ASCII)));
    }

    /// Returns the code of the first 140 bits.
    public static GiftCardCode of(byte[] bytes) {
        var bits = new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - LENGTH * BITS);
        var characters = new StringBuilder();
        for (int index = LENGTH - 1; index >= 0; index--) {
            characters.append(ALPHABET.charAt(bits.shiftRight(index * BITS).intValue() & ALPHABET.length() - 1));
        }
        return new GiftCardCode(characters.toString());
    }

    /// Returns the code as entered by a person; empty if no card can have it.
    public static Optional<GiftCardCode> of(String text) {
        var characters = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return characters.length() == LENGTH && characters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
                ? Optional.of(new GiftCardCode(characters))
                : Optional.empty();
    }

    /// Returns the code in groups of four characters.
    public String text() {
        return characters.replaceAll("(?<=\\G.{" + GROUP + "})(?!$)", "-");
    }

    public String lastCharacters() {
        return characters.substring(LENGTH - GROUP);
    }

    /// Returns the keyed hash under which the card is stored and found.
    public byte[] hash(LastingKeys keys) {
        return keys.sign(PURPOSE, characters.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "GiftCardCode[***]";
    }
}
