package dev.kontor.shipping.method;

import dev.kontor.channel.Channel;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.Shipping.Buyer;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.Shipping.Parcel;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A parcel to find shipping methods for.
///
/// @param value value of the items without a shipping profile
/// @param weightGrams of the items without a profile, without packaging
/// @param quantity number of units without a profile; 1 if absent, 0 if all items have a profile
/// @param volumeCm3 of the items without a profile in cubic centimetres; 0 if absent
/// @param contents items with a shipping profile
/// @param channel code of the channel; `default` if absent
/// @param customerGroups groups of the customer
record SimulateShipping(
        @NotNull @Valid Destination destination,
        @NotNull Money value,

        @NotNull @Min(0) @Max(100_000_000) @Schema(example = "1500")
        Long weightGrams,

        @Nullable @Min(0) @Max(1_000_000) @Schema(example = "3")
        Long quantity,

        @Nullable @Min(0) @Max(1_000_000_000) @Schema(example = "12000")
        Long volumeCm3,

        @Nullable @Size(max = 20) List<@NotNull @Valid Profiled> contents,

        @Nullable @Size(min = 1, max = 64) @Schema(example = "default")
        String channel,

        @Nullable @Size(max = 100) List<@NotNull CustomerGroupId> customerGroups) {

    /// The items with one shipping profile.
    ///
    /// @param volumeCm3 in cubic centimetres; 0 if absent
    @Schema(name = "SimulatedContents")
    record Profiled(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "bulky")
            String profile,

            @NotNull Money value,

            @NotNull @Min(0) @Max(100_000_000) @Schema(example = "25000")
            Long weightGrams,

            @NotNull @Min(1) @Max(1_000_000) @Schema(example = "1")
            Long quantity,

            @Nullable @Min(0) @Max(1_000_000_000) @Schema(example = "250000")
            Long volumeCm3) {

        private Contents contents() {
            return new Contents(profile, value, weightGrams, quantity, volumeCm3 == null ? 0 : volumeCm3);
        }
    }

    SimulateShipping to(Destination place) {
        return new SimulateShipping(place, value, weightGrams, quantity, volumeCm3, contents, channel, customerGroups);
    }

    List<Profiled> profiled() {
        return Objects.requireNonNullElse(contents, List.of());
    }

    Parcel parcel(Locale locale) {
        var shipped = new ArrayList<Contents>();
        if (quantity == null || quantity > 0) {
            shipped.add(new Contents(
                    null, value, weightGrams, quantity == null ? 1 : quantity, volumeCm3 == null ? 0 : volumeCm3));
        }
        profiled().forEach(each -> shipped.add(each.contents()));
        return new Parcel(
                destination,
                new Buyer(
                        Objects.requireNonNullElse(channel, Channel.DEFAULT),
                        Set.copyOf(Objects.requireNonNullElse(customerGroups, List.of()))),
                value.plus(Money.sum(
                        value.currency(),
                        profiled().stream().map(Profiled::value).toList())),
                shipped,
                locale);
    }
}
