package dev.kontor.order.withdrawal;

import dev.kontor.events.Event;

/// A declaration of withdrawal was received. It is not verified: the order may not exist. The event contains
/// none of the entered data.
public record WithdrawalReceived(WithdrawalId withdrawalId) implements Event {}
