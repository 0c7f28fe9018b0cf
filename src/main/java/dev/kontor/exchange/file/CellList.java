package dev.kontor.exchange.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Encodes several values in one cell: `cotton|wool`. A backslash escapes a bar or a backslash within a value.
public final class CellList {

    private CellList() {}

    public static String of(Collection<String> values) {
        return values.stream()
                .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }

    /// Returns the values without surrounding whitespace; empty ones are left out.
    public static List<String> read(String cell) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        for (int index = 0; index < cell.length(); index++) {
            char character = cell.charAt(index);
            if (character == '\\' && index + 1 < cell.length()) {
                value.append(cell.charAt(++index));
            } else if (character == '|') {
                add(values, value);
                value.setLength(0);
            } else {
                value.append(character);
            }
        }
        add(values, value);
        return values;
    }

    private static void add(List<String> values, StringBuilder value) {
        var text = value.toString().strip();
        if (!text.isEmpty()) {
            values.add(text);
        }
    }
}
