package dev.kontor.payment.provider;

/// A provider whose authorization calls no service: it only promises money that arrives later. It can run inside of a
/// transaction.
public interface Promises extends Authorizes {}
