package dev.kontor.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventCheck;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Developers of consumers know all event types beforehand.
@KontorTest
class EventCatalogueTests {

    private static final Path FILE = Path.of("docs/openapi/event-types.json");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private EventCatalogue catalogue;

    @Autowired
    private EventCheck check;

    @Autowired
    private JsonMapper json;

    @Test
    void theWrittenEventTypesAreUpToDate() throws IOException {
        var written = json.writerWithDefaultPrettyPrinter().writeValueAsString(catalogue.all()) + '\n';
        if (Boolean.getBoolean("kontor.openapi.write")) {
            Files.writeString(FILE, written);
        }

        assertThat(Files.readString(FILE))
                .as("write it again: ./mvnw test -Dtest=EventCatalogueTests -Dkontor.openapi.write=true")
                .isEqualTo(written);
    }

    @Test
    void everySampleFitsItsSchema() {
        assertThat(catalogue.all())
                .hasSizeGreaterThan(40)
                .allSatisfy(type ->
                        assertThat(check.findings(type.name(), type.sample())).isEmpty())
                .extracting(EventType::name)
                .contains("order.placed", "payment.captured", "payment.failed", "refund.succeeded", "price.changed");
    }

    @Test
    void aFieldThatIsNotDeclaredDoesNotFit() {
        var sample =
                (ObjectNode) catalogue.find("order.paid").orElseThrow().sample().deepCopy();

        assertThat(check.findings("order.paid", sample.deepCopy().put("secret", "x")))
                .isNotEmpty();
        assertThat(check.findings("order.paid", sample.deepCopy().put("orderNumber", 7)))
                .isNotEmpty();
        assertThat(check.findings("order.paid", sample.without("total"))).isNotEmpty();
        assertThat(check.findings("order.vanished", sample)).isNotEmpty();
    }

    @Test
    void staffReadTheTypesWithSchemaAndSample() {
        var reader = api.as(logins.staff(Permission.EVENTS_READ).token());

        var all = reader.get("/admin/v1/event-types").expect(200).json().get("items");
        var placed =
                reader.get("/admin/v1/event-types/order.placed").expect(200).json();

        assertThat(all.size()).isEqualTo(catalogue.all().size());
        assertThat(placed.get("version").asInt()).isEqualTo(1);
        assertThat(placed.get("summary").asString())
                .isEqualTo("An order was placed: its payment is authorized, paid or promised.");
        assertThat(placed.at("/schema/$schema").asString()).contains("2020-12");
        assertThat(placed.at("/schema/properties/orderId/pattern").asString()).startsWith("^ord_");
        assertThat(placed.at("/schema/properties/total/$ref").asString()).isEqualTo("#/$defs/Money");
        assertThat(placed.at("/schema/$defs/Money/properties/amount/type").asString())
                .isEqualTo("integer");
        assertThat(placed.at("/sample/orderNumber").asString()).isEqualTo("10042");
        reader.get("/admin/v1/event-types/order.vanished").expectProblem(404, "not-found");
        api.as(logins.staff(Permission.CATALOG_READ).token())
                .get("/admin/v1/event-types")
                .expectProblem(403, "missing-permission");
    }

    @Test
    void theDocumentOfTheAdminApiDescribesEveryTypeAsAWebhook() {
        // OpenApiDocumentTests compares it with what the application makes, which takes seconds.
        var document =
                new JsonMapper().readTree(Path.of("docs/openapi/admin-v1.json").toFile());

        var webhooks = document.get("webhooks");
        var names = new ArrayList<String>();
        webhooks.propertyNames().forEach(names::add);
        assertThat(names)
                .containsExactlyElementsOf(
                        catalogue.all().stream().map(EventType::name).toList());
        var placed = webhooks.at("/order.placed/post");
        assertThat(placed.get("operationId").asString()).isEqualTo("onOrderPlaced");
        var data = placed.at("/requestBody/content/application~1cloudevents+json/schema/allOf/1/properties/data/$ref");
        assertThat(data.asString()).isEqualTo("#/components/schemas/OrderPlaced");
        assertThat(document.at("/components/schemas/OrderPlaced/required").toString())
                .contains("orderId", "orderNumber", "total")
                .doesNotContain("customerId");
        assertThat(List.of("CloudEvent", "OrderPlaced", "StockAdjusted", "PriceChanged"))
                .filteredOn(name -> document.at("/components/schemas/" + name).isMissingNode())
                .containsExactly("StockAdjusted");
    }
}
