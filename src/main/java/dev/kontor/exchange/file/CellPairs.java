package dev.kontor.exchange.file;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Encodes named values in one cell: `Colour=Blue|Size=M`. A backslash escapes an equals sign or a backslash within a
/// name.
public final class CellPairs {

    private CellPairs() {}

    public static String of(Collection<Map.Entry<String, String>> pairs) {
        return CellList.of(pairs.stream()
                .map(pair -> pair.getKey().replace("\\", "\\\\").replace("=", "\\=") + "=" + pair.getValue())
                .toList());
    }

    /// Returns the values by name, without surrounding whitespace; empty if the cell is not well-formed.
    public static Optional<Map<String, String>> read(String cell) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : CellList.read(cell)) {
            var name = new StringBuilder();
            int place = 0;
            while (place < pair.length() && pair.charAt(place) != '=') {
                boolean escaped = pair.startsWith("\\=", place) || pair.startsWith("\\\\", place);
                place += escaped ? 1 : 0;
                name.append(pair.charAt(place++));
            }
            if (place == pair.length() || name.toString().isBlank()) {
                return Optional.empty();
            }
            pairs.put(name.toString().strip(), pair.substring(place + 1).strip());
        }
        return Optional.of(pairs);
    }
}
