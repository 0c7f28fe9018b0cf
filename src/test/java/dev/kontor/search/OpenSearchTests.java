package dev.kontor.search;

import dev.kontor.search.engine.EngineFeederTests;
import dev.kontor.search.index.SearchByForceOnOpenSearchTests;
import org.junit.jupiter.api.Nested;

/// All tests that need OpenSearch: as one class they run in one JVM, and only that one starts it.
class OpenSearchTests {

    @Nested
    class Shoppers extends SearchOnOpenSearchTests {}

    @Nested
    class Relevance extends RelevanceTests {}

    @Nested
    class Feeding extends EngineFeederTests {}

    @Nested
    class Counting extends SearchByForceOnOpenSearchTests {}
}
