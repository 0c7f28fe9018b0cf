package dev.kontor.search.log;

import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Search terms are deleted by their age.
@Configuration(proxyBeanMethods = false)
class SearchTermRetention {

    private static final int STANDARD = 90;

    @Bean
    RetainedData retainedSearchTerms(JdbcClient jdbc) {
        var policy = RetentionPolicy.of(RetentionKind.SEARCH_TERMS, 1, STANDARD, "search.queries");
        return new RetainedRows(
                jdbc, policy, new Rows("search.queries", "day < (:before at time zone 'UTC')::date", "day"));
    }
}
