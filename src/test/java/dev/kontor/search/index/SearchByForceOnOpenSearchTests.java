package dev.kontor.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.OnOpenSearch;
import dev.kontor.testing.OpenSearch;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// OpenSearch finds and counts what looking at every product does, but in channels that have prices of their own:
/// those it leaves to PostgreSQL. Runs in [dev.kontor.search.OpenSearchTests].
@OnOpenSearch
public abstract class SearchByForceOnOpenSearchTests extends SearchByForceTests {

    @Autowired
    private MeterRegistry meters;

    private long before;

    @BeforeEach
    void count() {
        before = answers("postgresql");
    }

    @Override
    void awaitIndexed() {
        OpenSearch.awaitFed(jdbc);
    }

    @AfterEach
    void openSearchDidAnswer() {
        assertThat(answers("engine")).isPositive();
        assertThat(answers("postgresql")).isEqualTo(before + priced);
    }

    private long answers(String by) {
        return (long)
                meters.get("kontor.search.answers").tag("by", by).counter().count();
    }
}
