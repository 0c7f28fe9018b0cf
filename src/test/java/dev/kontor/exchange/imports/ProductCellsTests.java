package dev.kontor.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProductCellsTests {

    private final List<RowError> errors = new ArrayList<>();

    @Test
    void whatBuyersAreAskedIsACellOfJson() {
        var patch = patch(Map.of("inputs", "[{\"code\":\"engraving\",\"kind\":\"TEXT\"}]"));

        assertThat(patch.at("/inputs/0/code").stringValue()).isEqualTo("engraving");
        assertThat(patch(Map.of("inputs", " ")).path("inputs")).isEmpty();
        assertThat(patch(Map.of("inputs", " ")).has("inputs")).isTrue();
        assertThat(patch(Map.of("title", "Cup")).has("inputs")).isFalse();
        assertThat(errors).isEmpty();
    }

    @Test
    void aCellThatIsNoListOfThemIsAnErrorOfItsColumn() {
        patch(Map.of("inputs", "[{"));
        patch(Map.of("inputs", "{}"));

        assertThat(errors)
                .containsExactly(
                        new RowError(2, "inputs", "malformed-json", "Is not well-formed JSON."),
                        new RowError(2, "inputs", "wrong-type", "Must be a JSON array."));
    }

    @Test
    void anEmptyCellRemovesMetadata() {
        assertThat(patch(Map.of("metadata", "")).get("metadata").isNull()).isTrue();
        assertThat(patch(Map.of("title", "Cup")).has("metadata")).isFalse();
        assertThat(patch(Map.of("metadata", "season=winter")).toString())
                .isEqualTo("{\"metadata\":{\"season\":\"winter\"}}");
        assertThat(patch(Map.of("metadata.season", "")).toString()).isEqualTo("{\"metadata\":{\"season\":null}}");
        assertThat(patch(Map.of("metadata", "", "metadata.season", "winter")).toString())
                .isEqualTo("{\"metadata\":{\"season\":\"winter\"}}");
    }

    @Test
    void amountsOfGiftCardsHaveTheDecimalsOfTheFile() {
        var row = SourceRow.of(2, Map.of("giftCard", "CHOSEN", "giftCardMaximum", "200,50 EUR|30000 JPY"), true);

        var terms = Objects.requireNonNull(new GiftCardCells(row, errors).terms());

        assertThat(terms.at("/ranges/0/maximum/amount").asLong()).isEqualTo(20_050);
        assertThat(terms.at("/ranges/1/maximum/amount").asLong()).isEqualTo(30_000);
        assertThat(errors).isEmpty();
    }

    private JsonNode patch(Map<String, String> cells) {
        return new ProductCells(List.of(SourceRow.of(2, cells, false)), List.of(), Locale.ENGLISH, errors).patch();
    }
}
