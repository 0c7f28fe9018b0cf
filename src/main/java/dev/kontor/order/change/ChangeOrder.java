package dev.kontor.order.change;

import dev.kontor.shared.address.Address;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes an order.
///
/// @param shippingAddress must be in the same country with the same tax; can change only before the first shipment
/// @param tags free keywords of the shop
/// @param metadata free-form data for other systems, visible to staff only
public record ChangeOrder(
        @Nullable @Valid Address shippingAddress,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> tags,

        @Nullable @Size(max = 50) @Schema(example = "{\"erpNumber\": \"4711\"}")
        Map<@NotBlank @Size(max = 50) String, @NotNull @Size(max = 500) String> metadata) {

    List<String> tagList() {
        return tags == null ? List.of() : tags.stream().distinct().toList();
    }

    Map<String, String> metadataOrEmpty() {
        return metadata == null ? Map.of() : metadata;
    }
}
