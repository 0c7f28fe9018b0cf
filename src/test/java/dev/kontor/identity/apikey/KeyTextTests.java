package dev.kontor.identity.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTextTests {

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void isWellFormedAndNeverTheSame(KeyKind kind) {
        var texts = new HashSet<String>();
        IntStream.range(0, 1_000).forEach(_ -> texts.add(KeyText.next(kind)));

        assertThat(texts).hasSize(1_000).allSatisfy(text -> {
            assertThat(text).startsWith(kind.prefix()).hasSize(60);
            assertThat(KeyText.isWellFormed(text)).isTrue();
        });
    }

    @Test
    void everyTypingErrorIsSeen() {
        var text = KeyText.next(KeyKind.SECRET);

        for (int index = 0; index < text.length(); index++) {
            var wrong = text.charAt(index) == 'a' ? 'b' : 'a';
            assertThat(KeyText.isWellFormed(text.substring(0, index) + wrong + text.substring(index + 1)))
                    .as("character %d", index)
                    .isFalse();
        }
        assertThat(KeyText.isWellFormed(text.substring(1))).isFalse();
        assertThat(KeyText.isWellFormed(text + "0")).isFalse();
        assertThat(KeyText.isWellFormed(text.replaceFirst("^sk_", "pk_"))).isFalse();
        assertThat(KeyText.isWellFormed("")).isFalse();
    }

    @Test
    void theHintShowsFourCharactersOfIt() {
        var text = KeyText.next(KeyKind.SECRET);

        assertThat(KeyText.hint(text)).isEqualTo("sk_\u2026" + text.substring(56));
    }
}
