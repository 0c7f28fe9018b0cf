package dev.kontor.search.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Groups rows by product.
final class Rows {

    private Rows() {}

    static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    static <K, V> Map<K, V> map(Collection<Map.Entry<K, V>> entries) {
        var map = new HashMap<K, V>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    /// A parameter for `:ids::uuid[]`.
    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
