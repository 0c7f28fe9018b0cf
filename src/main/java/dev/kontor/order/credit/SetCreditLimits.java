package dev.kontor.order.credit;

import dev.kontor.shared.money.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Sets what a customer may owe.
///
/// @param limits at most one for each currency; 0 for no purchases on account; an empty list for the limits of
///     the way to pay
record SetCreditLimits(@NotNull @Size(max = 50) List<@NotNull Money> limits) {}
