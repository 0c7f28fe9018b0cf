package dev.kontor.inventory.count;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.BadRequestException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Records counted units. Counting a variant again replaces its line.
record RecordCount(@NotEmpty @Size(max = 500) List<@NotNull @Valid Counted> items) {

    /// Counted units of one variant, including held ones.
    @Schema(name = "CountedUnits")
    record Counted(
            @NotNull VariantId variantId,

            @NotNull @Min(0) @Max(1_000_000) @Schema(example = "17")
            Integer counted) {}

    /// Returns the units by variant, in the order of the key.
    ///
    /// @throws BadRequestException if a variant is listed twice
    Map<VariantId, Integer> units() {
        var units = new TreeMap<VariantId, Integer>((a, b) -> a.value().compareTo(b.value()));
        for (int index = 0; index < items.size(); index++) {
            if (units.put(items.get(index).variantId(), items.get(index).counted()) != null) {
                throw BadRequestException.at(
                        "/items/" + index + "/variantId", "duplicate", "The variant is listed twice.");
            }
        }
        return units;
    }
}
