package dev.kontor.shared.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads the demo shop's catalogue.
@Component
@Profile("demo")
public class DemoCatalogue {

    private final JsonMapper json;
    private final DemoProperties properties;

    DemoCatalogue(JsonMapper json, DemoProperties properties) {
        this.json = json;
        this.properties = properties;
    }

    public DemoShop read() {
        try (var stream = new ClassPathResource("demo/catalogue.json").getInputStream()) {
            var described = json.readValue(stream, Described.class);
            return new DemoShop(described.categories(), described.products(), properties.products());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Described(List<DemoShop.Category> categories, List<DemoShop.Product> products) {}
}
