package dev.kontor.shared.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads the files of the demo shop in `demo/`: one JSON object a line.
@Component
@Profile("demo")
public class DemoFiles {

    private final JsonMapper json;

    DemoFiles(JsonMapper json) {
        this.json = json;
    }

    /// @param name of the file, without its ending
    public <T> List<T> read(String name, Class<T> type) {
        try {
            return new ClassPathResource("demo/" + name + ".ndjson")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> json.readValue(line, type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
