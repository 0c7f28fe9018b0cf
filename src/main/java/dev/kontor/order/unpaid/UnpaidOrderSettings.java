package dev.kontor.order.unpaid;

import org.jspecify.annotations.Nullable;

/// The reminders and the cancellation of unpaid orders.
///
/// @param remindAfterDays days from the order to the reminder; absent for no reminder
/// @param cancelAfterDays days from the reminder to the cancellation; absent if orders are not canceled
record UnpaidOrderSettings(
        @Nullable Integer remindAfterDays, @Nullable Integer cancelAfterDays) {}
