package dev.kontor.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private final PasswordPolicy policy = new PasswordPolicy(
            new Shop(
                    URI.create("https://wool.example"),
                    List.of(Locale.ENGLISH),
                    List.of(Currency.getInstance("EUR")),
                    ZoneId.of("UTC")),
            SettingsGroup.constant("shop", new ShopSettings("Ærøskøbing Wool", "hello@wool.example")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "a ship in port is safe",
                "an analytical engine",
                "zwölf Boxkämpfer jagen Viktor",
                "πάντα ῥεῖ καὶ οὐδὲν μένει",
                "🦊🐙🌵🚲🎻🍋🧭🪁🦉🪐🧵🛶🎈🥝🪵"
            })
    void anyKindOfCharactersWillDoWithoutRulesOfComposition(String password) {
        assertThatCode(() -> require(password)).doesNotThrowAnyException();
    }

    @Test
    void takesFifteenTo128Characters() {
        var text = "Wer reitet so spät durch Nacht und Wind? Es ist der Vater mit seinem Kind; "
                + "er hat den Knaben wohl in dem Arm, er fasst ihn sicher, er hält";
        assertThat(text.length()).isGreaterThan(128);

        refuses("xq7 Tvb9 Zmw4 p".substring(0, 14), "size");
        assertThatCode(() -> require("xq7 Tvb9 Zmw4 p")).doesNotThrowAnyException();
        assertThatCode(() -> require(text.substring(0, 128))).doesNotThrowAnyException();
        refuses(text.substring(0, 129), "size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "1234567890123456",
                "qwertyuiopasdfgh",
                "aaaaaaaaaaaaaaaaaaaa",
                "iloveyouiloveyou",
                "Password123456789",
                "abcdefghijklmnopqrstuvwxyz"
            })
    void refusesWhatEverybodyTriesFirst(String password) {
        refuses(password, "too-easy-to-guess");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ærøskøbing wool",
                "ÆrøskøbingWool2026",
                "kontorkontorkontor",
                "wool.example2026",
                "graciela.hernandez",
                "gracielahernandez1",
                "graciela.hernandez@example.com"
            })
    void refusesTheNamesOfTheShopAndOfTheAccount(String password) {
        assertThatThrownBy(() -> policy.require(password, "Graciela.Hernandez@example.com"))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal -> assertThat(refusal.errors()).singleElement().satisfies(problem -> {
                            assertThat(problem.pointer()).isEqualTo("/password");
                            assertThat(problem.code()).isEqualTo("too-easy-to-guess");
                        }));
    }

    @Test
    void theLongestPasswordIsCheckedQuickly() {
        var longest = "Xq7 tvb-9Zm_w4p!K".repeat(8).substring(0, 128);
        for (int warmUp = 0; warmUp < 20; warmUp++) {
            look(longest);
        }
        // What the thread has worked, not what it has waited for a core.
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int time = 0; time < 10; time++) {
            look(longest);
        }

        assertThat(Duration.ofNanos((threads.getCurrentThreadCpuTime() - start) / 10))
                .isLessThan(Duration.ofMillis(50));
    }

    private void look(String password) {
        try {
            require(password);
        } catch (BadRequestException refusal) {
            assertThat(refusal.errors()).hasSize(1);
        }
    }

    private void require(String password) {
        policy.require(password, "grace@example.com");
    }

    private void refuses(String password, String code) {
        assertThatThrownBy(() -> require(password))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(problem -> problem.code())
                                .containsExactly(code));
    }
}
