package dev.kontor.order.withdrawal;

import dev.kontor.events.Event;

/// Someone, possibly a stranger, declared the withdrawal from an order that may not exist. The event contains
/// nothing that was entered.
public record WithdrawalReceived(WithdrawalId withdrawalId) implements Event {}
