package dev.kontor.catalog.demo;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Lets buyers engrave a product of the demo shop in a font of their choice.
@Component
@Profile("demo")
class InputsDemo implements DemoSeed {

    private final DemoFiles files;
    private final JdbcClient jdbc;

    InputsDemo(DemoFiles files, JdbcClient jdbc) {
        this.files = files;
        this.jdbc = jdbc;
    }

    /// @param product key of the product
    record InputsLine(String product, JsonNode inputs) {

        UUID id() {
            return DemoShop.id("product/" + product);
        }
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic(
                "catalog-inputs",
                () -> files.read("product-inputs", InputsLine.class).forEach(this::save)));
    }

    private void save(InputsLine line) {
        jdbc.sql("update catalog.products set inputs = :inputs::jsonb where id = :id")
                .paramSource(line)
                .update();
    }
}
