package dev.kontor.shipping;

import java.util.function.Supplier;

/// Requests rates from carriers while no transaction and no connection is open.
public interface CarrierRates {

    /// Runs the work, which opens its own transactions. If it needs rates of carriers that are not stored, its
    /// transaction is rolled back, the carriers are called, and the work runs again with what they responded.
    ///
    /// Inside a transaction the work runs once, and methods whose rates are not stored are not available.
    <T> T settled(Supplier<T> work);
}
