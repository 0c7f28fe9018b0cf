package dev.kontor.order.lifecycle;

/// An order with the terms of its lines and taxes, to calculate an edit.
public record EditableOrder(Order order, OrderTerms terms) {}
