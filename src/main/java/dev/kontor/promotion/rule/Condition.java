package dev.kontor.promotion.rule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition that a cart must meet. Values and quantities are those before any discount.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.All.class, name = "ALL"),
    @JsonSubTypes.Type(value = Condition.Any.class, name = "ANY"),
    @JsonSubTypes.Type(value = Condition.Not.class, name = "NOT"),
    @JsonSubTypes.Type(value = Condition.Subtotal.class, name = "SUBTOTAL"),
    @JsonSubTypes.Type(value = Condition.Quantity.class, name = "QUANTITY"),
    @JsonSubTypes.Type(value = Condition.InGroup.class, name = "CUSTOMER_GROUP"),
    @JsonSubTypes.Type(value = Condition.OrderNumber.class, name = "ORDER_NUMBER"),
    @JsonSubTypes.Type(value = Condition.InChannel.class, name = "CHANNEL"),
    @JsonSubTypes.Type(value = Condition.InCountry.class, name = "COUNTRY"),
    @JsonSubTypes.Type(value = Condition.InCurrency.class, name = "CURRENCY"),
    @JsonSubTypes.Type(value = Condition.Weekday.class, name = "WEEKDAY"),
    @JsonSubTypes.Type(value = Condition.Hour.class, name = "HOUR"),
    @JsonSubTypes.Type(value = Condition.ShippingMethod.class, name = "SHIPPING_METHOD"),
    @JsonSubTypes.Type(value = Condition.PaymentMethod.class, name = "PAYMENT_METHOD")
})
public sealed interface Condition {

    /// Each of the conditions is met.
    record All(
            @Schema(example = "[{\"type\":\"CURRENCY\",\"currencies\":[\"EUR\"]}]") @NotNull @Size(min = 1, max = 20)
            List<@NotNull @Valid Condition> conditions)
            implements Condition {}

    /// At least one of the conditions is met.
    record Any(
            @Schema(example = "[{\"type\":\"CURRENCY\",\"currencies\":[\"EUR\"]}]") @NotNull @Size(min = 1, max = 20)
            List<@NotNull @Valid Condition> conditions)
            implements Condition {}

    /// The condition is not met.
    record Not(@NotNull @Valid Condition condition) implements Condition {}

    /// The value of the selected items is in a range.
    ///
    /// @param atLeast one minimum for each currency; the condition is not met in other currencies
    /// @param atMost one maximum for each currency
    /// @param items all items if absent
    record Subtotal(
            @Nullable @Size(min = 1, max = 50) List<@NotNull Money> atLeast,
            @Nullable @Size(min = 1, max = 50) List<@NotNull Money> atMost,
            @Nullable @Valid Items items)
            implements Condition {}

    /// The number of units of the selected items is in a range. With `atLeast` 1, the cart contains such an
    /// item.
    ///
    /// @param items all items if absent
    record Quantity(
            @Nullable @Min(1) @Max(100_000) @Schema(example = "3")
            Integer atLeast,

            @Nullable @Min(0) @Max(100_000) @Schema(example = "10")
            Integer atMost,

            @Nullable @Valid Items items)
            implements Condition {}

    /// The signed-in customer is in one of these groups.
    record InGroup(@NotNull @Size(min = 1, max = 100) List<@NotNull CustomerGroupId> groups) implements Condition {}

    /// The order would be the buyer's order of that number. Orders that failed or were canceled do not
    /// count.
    ///
    /// @param number 1 for the first order
    /// @param every whether each multiple of the number counts too; false if absent
    record OrderNumber(
            @NotNull @Min(1) @Max(1_000) @Schema(example = "1")
            Integer number,

            @Nullable @Schema(example = "false") Boolean every)
            implements Condition {

        public boolean repeats() {
            return Boolean.TRUE.equals(every);
        }
    }

    /// The cart belongs to one of these channels.
    ///
    /// @param channels codes
    record InChannel(
            @NotNull @Size(min = 1, max = 100) @Schema(example = "[\"default\"]")
            List<@NotNull @Size(min = 1, max = 64) String> channels)
            implements Condition {}

    /// The order is shipped to one of these countries: that of the shipping address, else of the billing address.
    ///
    /// @param countries ISO 3166-1 codes
    record InCountry(
            @NotNull @Size(min = 1, max = 250) @Schema(example = "[\"DE\"]")
            List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries)
            implements Condition {}

    /// The cart has one of these currencies.
    record InCurrency(@NotNull @Size(min = 1, max = 50) List<@NotNull Currency> currencies) implements Condition {}

    /// It is one of these days in the shop's time zone.
    record Weekday(@NotNull @Size(min = 1, max = 7) List<@NotNull DayOfWeek> days) implements Condition {}

    /// The time of day in the shop's time zone is in this range. A range that ends before it starts spans
    /// midnight.
    ///
    /// @param from first hour
    /// @param until hour that ends the range
    record Hour(
            @NotNull @Min(0) @Max(23) @Schema(example = "17")
            Integer from,

            @NotNull @Min(1) @Max(24) @Schema(example = "20")
            Integer until)
            implements Condition {}

    /// One of these shipping methods is selected.
    ///
    /// @param methods codes
    record ShippingMethod(
            @NotNull @Size(min = 1, max = 50) @Schema(example = "[\"standard\"]")
            List<@NotNull @Size(min = 1, max = 64) String> methods)
            implements Condition {}

    /// One of these payment methods is selected for the cart (`paymentMethod`). A `NOT` around it is met only
    /// if another method is selected.
    ///
    /// @param methods codes
    record PaymentMethod(
            @NotNull @Size(min = 1, max = 50) @Schema(example = "[\"bank-transfer\"]")
            List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,50}") String> methods)
            implements Condition {}
}
