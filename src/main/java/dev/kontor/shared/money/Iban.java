package dev.kontor.shared.money;

import java.math.BigInteger;
import java.util.stream.Collectors;

/// Checks numbers of bank accounts (ISO 13616).
public final class Iban {

    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int HEAD = 4;

    private Iban() {}

    /// Whether it is an IBAN whose check digits are right: letters count as two-digit numbers, and the number with its
    /// head at the end has the remainder 1.
    ///
    /// @param iban without spaces
    public static boolean isValid(String iban) {
        if (!iban.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        var digits = (iban.substring(HEAD) + iban.substring(0, HEAD))
                .chars()
                .mapToObj(character -> Integer.toString(Character.getNumericValue(character)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(MODULUS).equals(BigInteger.ONE);
    }
}
