package dev.kontor.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.OnOpenSearch;
import dev.kontor.testing.OpenSearch;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Shoppers find the same where OpenSearch answers. Runs in [OpenSearchTests].
@OnOpenSearch
abstract class SearchOnOpenSearchTests extends SearchTests {

    @Autowired
    private MeterRegistry meters;

    @Override
    void awaitIndexed() {
        OpenSearch.awaitFed(jdbc);
    }

    @AfterAll
    void openSearchDidAnswer() {
        assertThat(meters.get("kontor.search.answers")
                        .tag("by", "engine")
                        .counter()
                        .count())
                .isPositive();
    }

    /// What takes long in PostgreSQL holds nobody up here.
    @Test
    @Override
    void aSearchThatTakesTooLongIsStoppedAndItsConnectionFree() {
        OpenSearch.WAY.blackHole();
        try {
            assertThat(search("&q=espresso%20cup&withoutFacets=true").at("/items/0/product/title"))
                    .isEqualTo("Espresso cup");
        } finally {
            OpenSearch.WAY.pass();
        }
    }

    @Test
    @Override
    void aSearchCostsTheSameForOneProductAndForMany() {
        // What the facets are called is asked for once.
        search("");
        assertThat(search("&limit=1&q=cup").statements()).hasSizeBetween(3, 5);
        assertThat(search("&limit=100&q=shoes&option=Colour:Blue&price.gte=1").statements())
                .hasSizeBetween(3, 5);
        assertThat(search("&limit=100&highlight=true&q=cup").statements()).hasSizeBetween(5, 7);
    }
}
