package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The editable fields of a shipping method.
///
/// @param code internal code, not shown to buyers; orders keep it
/// @param names by language (BCP 47)
/// @param carrierRate a carrier's service that determines the price; `rates` and `profiles` then apply
///     while the carrier does not respond, if the settings say so
/// @param deliversTo `ADDRESS` if absent; `CARRIER_POINT` needs a `carrierRate`, and buyers then select
///     a parcel shop or locker of that carrier
/// @param rates for items without a shipping profile: one per currency for a flat price, else bands in
///     ascending order for each currency; empty if the method ships only items with a profile, or has a
///     `carrierRate`
/// @param packagingGrams weight of the packaging, added to that of the items; 0 if absent
/// @param profiles rates for items with a shipping profile; items with another profile are not shipped
/// @param freeAbove value of the goods from which shipping is free, at most one per currency; rates of
///     profiles and surcharges are charged nevertheless
/// @param surcharges for certain postcodes; each that applies is charged
/// @param conditions when the method is available; always if absent
/// @param schedule when parcels are handed over and delivered
/// @param minDays minimum number of working days from the handover to the delivery
/// @param maxDays maximum number of working days from the handover to the delivery
/// @param taxCategory code of the tax category of the shipping itself
record SaveShippingMethod(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "standard")
        String code,

        @NotNull ShippingZoneId zoneId,

        @NotEmpty @Size(max = 50) @Schema(example = "{\"en\":\"Standard\",\"de\":\"Standardversand\"}")
        Map<
                        @NotNull @Size(min = 2, max = 35) @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String,
                        @NotBlank @Size(max = 100) String>
                names,

        @NotNull ShippingKind kind,
        @Nullable @Valid CarrierRate carrierRate,
        @Nullable DeliveryPlace deliversTo,
        @NotNull @Size(max = 1000) List<@NotNull @Valid ShippingRate> rates,

        @Nullable @Min(0) @Max(1_000_000) @Schema(example = "150")
        Integer packagingGrams,

        @Nullable @Size(max = 20) List<@NotNull @Valid ProfileRates> profiles,
        @NotNull @Size(max = 50) List<@NotNull Money> freeAbove,
        @Nullable @Size(max = 20) List<@NotNull @Valid ShippingSurcharge> surcharges,
        @Nullable @Valid ShippingConditions conditions,
        @Nullable @Valid DeliverySchedule schedule,
        @NotNull @Min(0) @Max(365) @Schema(example = "2") Integer minDays,
        @NotNull @Min(0) @Max(365) @Schema(example = "4") Integer maxDays,

        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "standard")
        String taxCategory,

        @NotNull @Schema(example = "true") Boolean active) {

    static SaveShippingMethod of(ShippingMethod method) {
        return new SaveShippingMethod(
                method.code(),
                method.zoneId(),
                method.names(),
                method.kind(),
                method.carrierRate(),
                method.deliversTo(),
                method.rates(),
                method.packagingGrams(),
                method.profiles(),
                method.freeAbove(),
                method.surcharges(),
                method.conditions(),
                method.schedule(),
                method.minDays(),
                method.maxDays(),
                method.taxCategory(),
                method.active());
    }

    /// @param shop the time zone of the shop
    ShippingMethod method(ShippingMethodId id, long version, Instant createdAt, Instant updatedAt, ZoneId shop) {
        return new ShippingMethod(
                id,
                version,
                code,
                zoneId,
                names,
                kind,
                carrierRate,
                Objects.requireNonNullElse(deliversTo, DeliveryPlace.ADDRESS),
                rates,
                packagingGrams == null ? 0 : packagingGrams,
                profiled(),
                freeAbove,
                surcharged(),
                ShippingConditions.of(conditions),
                DeliverySchedule.of(schedule, shop),
                minDays,
                maxDays,
                taxCategory,
                active,
                createdAt,
                updatedAt);
    }

    List<ProfileRates> profiled() {
        return Objects.requireNonNullElse(profiles, List.of());
    }

    List<ShippingSurcharge> surcharged() {
        return Objects.requireNonNullElse(surcharges, List.of());
    }
}
