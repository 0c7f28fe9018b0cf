package dev.kontor.search.query;

import dev.kontor.search.index.Facet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Resolves the numbers of facets. Numbers never change their meaning, so each is read once: a search reads only
/// numbers that no earlier search has met.
@Component
public class FacetNames {

    private static final int MAX = 100_000;

    private final JdbcClient jdbc;
    private final Map<Integer, Facet> known = new ConcurrentHashMap<>();

    FacetNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns the facets with these numbers. Runs at most one SQL statement.
    public Map<Integer, Facet> of(Collection<Integer> numbers) {
        var names = new HashMap<Integer, Facet>();
        for (var number : numbers) {
            var name = known.get(number);
            if (name != null) {
                names.put(number, name);
            }
        }
        if (names.size() < numbers.size()) {
            if (known.size() > MAX) {
                known.clear();
            }
            jdbc.sql("select id, dimension, value from search.facet_values where id = any (:unknown::integer[])")
                    .param(
                            "unknown",
                            numbers.stream()
                                    .filter(number -> !names.containsKey(number))
                                    .toList())
                    .query(row -> {
                        var name = new Facet(row.getString("dimension"), row.getString("value"));
                        known.put(row.getInt("id"), name);
                        names.put(row.getInt("id"), name);
                    });
        }
        return names;
    }
}
