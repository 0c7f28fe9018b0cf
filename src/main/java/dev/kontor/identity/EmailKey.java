package dev.kontor.identity;

import java.text.Normalizer;
import java.util.Locale;

/// The canonical form of an e-mail address, under which an account is unique: two spellings of one address are
/// one account.
public final class EmailKey {

    private EmailKey() {}

    public static String of(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
