package dev.kontor.order.change;

import dev.kontor.shared.address.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param shippingAddress in the same country where the same tax is due, and only before anything was shipped
/// @param tags words of the shop's own
public record ChangeOrder(
        @Nullable @Valid Address shippingAddress,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> tags) {

    List<String> tagList() {
        return tags == null ? List.of() : tags.stream().distinct().toList();
    }
}
