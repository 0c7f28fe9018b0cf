package dev.kontor.shipping.method;

import dev.kontor.customer.CustomerGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When a method is available. A condition that is absent or empty is met.
///
/// @param channels codes of the channels
/// @param customerGroups the signed-in customer is in one of these groups
/// @param postcodes postcodes that the method serves; all if empty
/// @param exceptPostcodes postcodes that the method does not serve
record ShippingConditions(
        @Nullable @Size(max = 100) @Schema(example = "[\"default\"]")
        List<@NotNull @Size(min = 1, max = 64) String> channels,

        @Nullable @Size(max = 100) List<@NotNull CustomerGroupId> customerGroups,
        @Nullable @Size(max = MAX_RANGES) List<@NotNull @Valid PostcodeRange> postcodes,
        @Nullable @Size(max = MAX_RANGES) List<@NotNull @Valid PostcodeRange> exceptPostcodes) {

    static final int MAX_RANGES = 5000;
    static final ShippingConditions NONE = new ShippingConditions(List.of(), List.of(), List.of(), List.of());

    static ShippingConditions of(@Nullable ShippingConditions wanted) {
        return wanted == null
                ? NONE
                : new ShippingConditions(wanted.inChannels(), wanted.inGroups(), wanted.served(), wanted.excepted());
    }

    List<String> inChannels() {
        return Objects.requireNonNullElse(channels, List.of());
    }

    List<CustomerGroupId> inGroups() {
        return Objects.requireNonNullElse(customerGroups, List.of());
    }

    List<PostcodeRange> served() {
        return Objects.requireNonNullElse(postcodes, List.of());
    }

    List<PostcodeRange> excepted() {
        return Objects.requireNonNullElse(exceptPostcodes, List.of());
    }
}
