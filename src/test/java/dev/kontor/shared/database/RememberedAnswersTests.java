package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.testing.TestDatabase;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class RememberedAnswersTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final TransactionTemplate transactions = TestDatabase.transactions();
    private final RememberedAnswers<String, String> answers = new RememberedAnswers<>("tax", 20, 11, String::length);

    @Test
    void anAnswerIsUsedOnlyWithItsVersion() {
        remember("a", "answer", 7);

        assertThat(find("shipping=3,tax=7", "a")).contains("answer");
        assertThat(find("shipping=7,tax=8", "a")).isEmpty();
        assertThat(find("shipping=7,tax=6", "a")).isEmpty();
        assertThat(find("shipping=7", "a")).isEmpty();
    }

    @Test
    void aTransactionThatHasSeenNoVersionReads() {
        remember("a", "answer", 7);

        assertThat(find(null, "a")).isEmpty();
        ConfigurationVersions.seen("tax=7");
        assertThat(answers.find("a", NOW)).isEmpty();
    }

    @Test
    void anotherTransactionDoesNotSeeTheVersion() {
        remember("a", "answer", 7);
        var inner = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transactions.executeWithoutResult(_ -> {
            ConfigurationVersions.seen("tax=7");
            assertThat(inner.<Optional<String>>execute(_ -> answers.find("a", NOW)))
                    .isEmpty();
            assertThat(answers.find("a", NOW)).contains("answer");
            ConfigurationVersions.seen("tax=8");
            assertThat(answers.find("a", NOW)).isEmpty();
        });

        assertThat(find(null, "a")).isEmpty();
    }

    @Test
    void anAnswerEnds() {
        answers.remember("a", "answer", 7, NOW, NOW.plusSeconds(60));

        transactions.executeWithoutResult(_ -> {
            ConfigurationVersions.seen("tax=7");
            assertThat(answers.find("a", NOW.plusSeconds(59))).contains("answer");
            assertThat(answers.find("a", NOW.plusSeconds(60))).isEmpty();
            assertThat(answers.find("a", NOW.minusSeconds(1))).isEmpty();
        });
    }

    @Test
    void aLateAnswerDoesNotReplaceANewerOne() {
        remember("a", "new", 8);
        remember("a", "old", 7);

        assertThat(find("tax=8", "a")).contains("new");
    }

    @Test
    void forgetsWhatWasNotUsedForLongest() {
        remember("a", "1234567", 7);
        remember("b", "1234567", 7);
        assertThat(find("tax=7", "a")).isPresent();
        remember("c", "1234567", 7);
        remember("d", "longer than the largest", 7);

        assertThat(find("tax=7", "b")).isEmpty();
        assertThat(find("tax=7", "d")).isEmpty();
        assertThat(find("tax=7", "a")).isPresent();
        assertThat(find("tax=7", "c")).isPresent();
        assertThat(answers.used()).isEqualTo(16);
    }

    @Test
    void refusesWorkWhoseConfigurationChanged() {
        transactions.executeWithoutResult(_ -> {
            assertThatCode(() -> ConfigurationVersions.requireUnchanged("tax=7"))
                    .doesNotThrowAnyException();
            ConfigurationVersions.seen("tax=7");
            assertThatCode(() -> ConfigurationVersions.requireUnchanged("tax=7"))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> ConfigurationVersions.requireUnchanged("tax=8"))
                    .isInstanceOf(ConfigurationVersions.ConfigurationChanged.class);
        });
    }

    private void remember(String key, String value, long version) {
        answers.remember(key, value, version, NOW, NOW.plusSeconds(3600));
    }

    private Optional<String> find(@Nullable String versions, String key) {
        return transactions.execute(_ -> {
            ConfigurationVersions.seen(versions);
            return answers.find(key, NOW);
        });
    }
}
