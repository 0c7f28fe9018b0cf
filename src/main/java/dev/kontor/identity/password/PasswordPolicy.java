package dev.kontor.identity.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Decides which new passwords are accepted: long enough, and not guessed early, such as listed and leaked ones,
/// keyboard patterns, and the names of the shop and the account. Kinds of characters do not matter (NIST SP
/// 800-63B, 3.1.1.2).
@Component
public class PasswordPolicy {

    private static final int MIN_LENGTH = 15;
    private static final int MAX_LENGTH = Passwords.MAX_LENGTH;

    /// Passwords that are found with a hundred million guesses have a lower score.
    private static final int MIN_SCORE = 3;
    /// Considering more characters takes longer without improving the estimate.
    private static final int LOOKED_AT = 64;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String POINTER = "/password";

    private final SettingsGroup<ShopSettings> settings;
    private final String host;

    PasswordPolicy(Shop shop, SettingsGroup<ShopSettings> settings) {
        this.settings = settings;
        this.host = String.valueOf(shop.publicUrl().getHost());
    }

    /// Accepts the password or reports what is wrong with it.
    ///
    /// @param email of the account
    /// @throws BadRequestException `validation-failed` at `/password`
    public void require(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw refused(new FieldProblem(
                    POINTER,
                    null,
                    null,
                    "size",
                    Message.of("auth.password-size", "least", MIN_LENGTH, "most", MAX_LENGTH),
                    Map.of("min", MIN_LENGTH, "max", MAX_LENGTH)));
        }
        var names = words("kontor", settings.get().name(), host);
        names.addAll(words(email, email.substring(0, Math.max(0, email.indexOf('@')))));
        var lookedAt = password.substring(0, Math.min(password.length(), LOOKED_AT));
        if (Guesser.ONE.measure(lookedAt, names).getScore() < MIN_SCORE) {
            throw refused(FieldProblem.ofPointer(POINTER, "too-easy-to-guess", Message.of("auth.password-easy")));
        }
    }

    /// Whole texts and the words in them.
    private static List<String> words(String... texts) {
        var words = new ArrayList<String>();
        for (var text : texts) {
            var lower = text.strip().toLowerCase(Locale.ROOT);
            words.add(lower);
            words.add(BETWEEN_WORDS.matcher(lower).replaceAll(""));
            for (var word : BETWEEN_WORDS.split(lower)) {
                if (word.length() > 2) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    private static BadRequestException refused(FieldProblem problem) {
        return BadRequestException.invalid(List.of(problem));
    }

    /// Its lists are loaded when the first password is chosen, not at start-up.
    private static final class Guesser {

        static final Zxcvbn ONE = new Zxcvbn();
    }
}
