package dev.kontor.search.log;

import dev.kontor.shared.text.Words;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Counts searches in memory and writes the counts every few seconds, so that no search waits. It stores nothing
/// about the searcher, and no text that may identify a person.
@Component
public class QueryLog {

    private static final Logger LOG = LoggerFactory.getLogger(QueryLog.class);
    private static final int MAX_LENGTH = 100;
    private static final int MAX_DIGITS = 6;
    private static final int MAX_IN_MEMORY = 2_000;

    private final QueryLogRepository queries;
    private final Clock clock;
    private final ConcurrentMap<Query, Numbers> counted = new ConcurrentHashMap<>();

    QueryLog(QueryLogRepository queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    record Query(LocalDate day, String locale, String text) {}

    record Numbers(int searches, int withoutHit) {

        Numbers plus(Numbers more) {
            return new Numbers(searches + more.searches, withoutHit + more.withoutHit);
        }
    }

    /// Counts a search.
    ///
    /// @param text as typed
    public void note(String locale, String text, boolean found) {
        var words = Words.plain(text);
        if (!isLoggable(text, words)) {
            return;
        }
        var query = new Query(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), locale, words);
        if (counted.size() < MAX_IN_MEMORY || counted.containsKey(query)) {
            counted.merge(query, new Numbers(1, found ? 0 : 1), Numbers::plus);
        }
    }

    @PreDestroy
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void write() {
        Map<Query, Numbers> taken = new HashMap<>();
        for (var query : counted.keySet()) {
            var numbers = counted.remove(query);
            if (numbers != null) {
                taken.put(query, numbers);
            }
        }
        try {
            if (!taken.isEmpty()) {
                queries.add(taken);
            }
        } catch (DataAccessException e) {
            LOG.warn("{} searches could not be counted", taken.size(), e);
        }
    }

    /// A text with an @ may be an address, many digits a telephone number, a long text anything.
    private static boolean isLoggable(String text, String words) {
        return !words.isEmpty()
                && words.length() <= MAX_LENGTH
                && text.indexOf('@') < 0
                && words.chars().filter(Character::isDigit).count() <= MAX_DIGITS;
    }
}
