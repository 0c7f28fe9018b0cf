package dev.kontor.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.search.engine.Expression.All;
import dev.kontor.search.engine.Expression.Any;
import dev.kontor.search.engine.Expression.Lexeme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTests {

    private static final Lexeme CUP = new Lexeme("cup", false);
    private static final Lexeme TEA = new Lexeme("tea", false);
    private static final Lexeme CODE = new Lexeme("=cup1", true);

    @Test
    void andBindsCloserThanOr() {
        assertThat(Expression.of("'cup'")).isEqualTo(CUP);
        assertThat(Expression.of("'cup' & 'tea' | '=cup1':*"))
                .isEqualTo(new Any(List.of(new All(List.of(CUP, TEA)), CODE)));
        assertThat(Expression.of("'cup' & (('tea' & 'cup') | ('=cup1':*))"))
                .isEqualTo(new All(List.of(CUP, new Any(List.of(new All(List.of(TEA, CUP)), CODE)))));
        assertThat(Expression.of("'o''clock'")).isEqualTo(new Lexeme("o'clock", false));
    }

    @Test
    void lexemesAreReportedOnce() {
        assertThat(Expression.of("'cup' & ('tea' | 'cup')").lexemes()).containsExactly(CUP, TEA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "'cup", "'cup' &", "cup", "('cup'", "'cup')", "'cup' 'tea'", "'cup' <-> 'tea'", "!'cup'"})
    void anythingElseIsRefused(String query) {
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> Expression.of(query));
    }
}
