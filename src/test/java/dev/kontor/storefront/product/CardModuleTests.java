package dev.kontor.storefront.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.inventory.Availability;
import dev.kontor.testing.KontorTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@KontorTest
class CardModuleTests {

    @Autowired
    private JsonMapper json;

    private final ProductId id = ProductId.next();
    private final ProductCard card = new ProductCard(
            id,
            "cup",
            "Cup",
            "en",
            null,
            null,
            new Stock(Availability.Status.OUT_OF_STOCK, false, null, null),
            null,
            null,
            List.of(),
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(id.text()),
            null);

    @Test
    void aCardWithoutJsonIsWrittenByItsFields() {
        var written = json.readTree(json.writeValueAsString(card));

        assertThat(written.at("/id").asString()).isEqualTo(id.text());
        assertThat(written.at("/title").asString()).isEqualTo("Cup");
        assertThat(written.has("tags")).isFalse();
        assertThat(written.has("json")).isFalse();
    }

    @Test
    void aCardWithJsonIsWrittenAsItIs() {
        var known = card.written("{\"title\":\"Täßchen €\"}");

        assertThat(json.writeValueAsBytes(List.of(known, known)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("[{\"title\":\"Täßchen €\"},{\"title\":\"Täßchen €\"}]");
        assertThat(json.writeValueAsString(new RelatedProduct("ACCESSORY", known)))
                .isEqualTo("{\"kind\":\"ACCESSORY\",\"product\":{\"title\":\"Täßchen €\"}}");
    }

    @Test
    void theJsonOfACardIsWhatIsWrittenWithoutIt() {
        var text = json.writeValueAsString(card);

        assertThat(json.writeValueAsString(List.of(card.written(text)))).isEqualTo("[" + text + "]");
    }
}
