package dev.kontor.shared.web;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Query parameters that the data of the shop names, not the code: all that begin with the prefix of [FreeNames].
///
/// @param values by the name without the prefix
public record FreeParameters(SortedMap<String, String> values) {

    public static final FreeParameters NONE = new FreeParameters(new TreeMap<>());

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// Those of the parameters of a request that begin with the prefix.
    static FreeParameters of(Map<String, String[]> given, String prefix) {
        var values = new TreeMap<String, String>();
        given.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length()), value[0]);
            }
        });
        return new FreeParameters(values);
    }
}
