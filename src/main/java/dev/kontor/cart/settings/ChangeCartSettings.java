package dev.kontor.cart.settings;

import dev.kontor.shared.money.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes the settings of carts; `null` restores the default.
///
/// @param minimumValues the minimum value of the items of a cart before discounts, at most one for each
///     currency; none by default. Does not apply to draft orders
record ChangeCartSettings(@Nullable @Size(max = 50) List<@NotNull Money> minimumValues) {}
