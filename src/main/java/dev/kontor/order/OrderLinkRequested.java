package dev.kontor.order;

import dev.kontor.events.Event;

/// A person who knows the number and the e-mail address of an order requested a link to it. The link goes to that
/// address.
public record OrderLinkRequested(OrderId orderId, String orderNumber, String email, String locale) implements Event {}
