package dev.kontor.search.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Word lists of the application: one group per line, comments begin with `#`.
final class TextResource {

    private TextResource() {}

    /// The groups; empty if the file does not exist.
    static List<List<String>> groups(String name) {
        try (var stream = TextResource.class.getResourceAsStream("/search/" + name)) {
            if (stream == null) {
                return List.of();
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(" ")).distinct().toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
