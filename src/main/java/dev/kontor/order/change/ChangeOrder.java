package dev.kontor.order.change;

import dev.kontor.shared.address.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param shippingAddress must be in the same country with the same tax; can change only before the first shipment
/// @param tags free keywords of the shop
public record ChangeOrder(
        @Nullable @Valid Address shippingAddress,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> tags) {

    List<String> tagList() {
        return tags == null ? List.of() : tags.stream().distinct().toList();
    }
}
