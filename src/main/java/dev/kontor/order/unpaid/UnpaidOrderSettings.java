package dev.kontor.order.unpaid;

import org.jspecify.annotations.Nullable;

/// What happens to orders that are not paid.
///
/// @param remindAfterDays days from the order to the reminder; absent for no reminder
/// @param cancelAfterDays days from the reminder to the cancellation; absent if orders are not canceled
record UnpaidOrderSettings(
        @Nullable Integer remindAfterDays, @Nullable Integer cancelAfterDays) {}
