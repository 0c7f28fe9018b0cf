package dev.kontor.search.engine;

import dev.kontor.search.Found;
import dev.kontor.search.PricedChannels;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.search.Suggestions;
import dev.kontor.search.query.PostgresSearch;
import dev.kontor.search.query.TextSearch;
import dev.kontor.shared.problem.BadRequestException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/// Searches in the engine. PostgreSQL answers while the engine is unreachable, slow, incomplete or behind, and
/// it always provides suggestions. It also answers for channels with their own prices, and for collections,
/// which the engine does not know. No database connection is held while the engine works.
@Component
@Primary
@WithEngine
class EngineSearch implements SearchPort {

    private static final Logger LOG = LoggerFactory.getLogger(EngineSearch.class);

    private final TextSearch texts;
    private final EngineHits hits;
    private final EngineRepository indexes;
    private final PostgresSearch postgres;
    private final PricedChannels priced;
    private final EngineProperties properties;
    private final Counter byEngine;
    private final Counter byPostgres;

    /// A value of `System.nanoTime`: the pause does not depend on the time of day.
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

    EngineSearch(
            TextSearch texts,
            EngineHits hits,
            EngineRepository indexes,
            PostgresSearch postgres,
            PricedChannels priced,
            EngineProperties properties,
            MeterRegistry meters) {
        this.texts = texts;
        this.hits = hits;
        this.indexes = indexes;
        this.postgres = postgres;
        this.priced = priced;
        this.properties = properties;
        this.byEngine = answers(meters, "engine");
        this.byPostgres = answers(meters, "postgresql");
    }

    @Override
    public Found search(SearchRequest request) {
        if (pausedUntil.get() - System.nanoTime() > 0 || isUnknown(request)) {
            return inPostgres(request);
        }
        try {
            var reading = texts.read(request).orElse(null);
            if (reading == null) {
                return TextSearch.nothing();
            }
            var copy = indexes.copy(reading.slot().number(), properties.lag()).orElse(null);
            if (copy == null) {
                return inPostgres(request);
            }
            var found = texts.find(request, reading, hits.in(copy));
            byEngine.increment();
            return found;
        } catch (EngineException e) {
            if (e.reason() != EngineException.Reason.REFUSED) {
                pausedUntil.set(System.nanoTime() + properties.pause().toNanos());
            }
            LOG.warn("PostgreSQL answers instead of the search engine. {}", e.getMessage());
            return inPostgres(request);
        } catch (BadRequestException e) {
            if (request.listing().cursor() == null) {
                throw e;
            }
            // Earlier pages may have come from PostgreSQL, which accepts its own cursors.
            return inPostgres(request);
        }
    }

    @Override
    public Suggestions suggest(SuggestionRequest request) {
        return postgres.suggest(request);
    }

    /// Whether the engine lacks the needed data: prices of a channel, or the products of a collection.
    private boolean isUnknown(SearchRequest request) {
        return request.filter().collection() != null || (request.channel() != null && priced.has(request.channel()));
    }

    private Found inPostgres(SearchRequest request) {
        byPostgres.increment();
        return postgres.search(request);
    }

    private static Counter answers(MeterRegistry meters, String by) {
        return Counter.builder("kontor.search.answers")
                .description("Searches, by the source of the answer, if there is an engine.")
                .tag("by", by)
                .register(meters);
    }
}
