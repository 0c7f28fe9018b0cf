package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Validates that the fields of a shipping method are consistent.
final class ShippingRules {

    static final long MAX = 1_000_000_000_000L;

    private ShippingRules() {}

    /// @throws BadRequestException `validation-failed` with all invalid fields
    /// @throws RejectedException `currency-not-supported`
    static void check(SaveShippingMethod method, List<Currency> currencies) {
        var errors = new ArrayList<FieldProblem>();
        if (method.maxDays() < method.minDays()) {
            errors.add(FieldProblem.ofPointer("/maxDays", "too-small", "Must not be less than `minDays`."));
        }
        timeZone(method.schedule(), errors);
        ShippingBands.check(method.kind(), method.rates(), "/rates", errors);
        profiles(method, errors);
        carrierRate(method, errors);
        surcharges(method, errors);
        var conditions = ShippingConditions.of(method.conditions());
        PostcodeChecks.check(conditions.served(), "/conditions/postcodes", errors);
        PostcodeChecks.check(conditions.excepted(), "/conditions/exceptPostcodes", errors);
        freeAbove(method.freeAbove(), errors);
        if (!errors.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED, "The shipping method is not valid.", Map.of(), errors);
        }
        requireSold(method, currencies);
    }

    private static void freeAbove(List<Money> limits, List<FieldProblem> errors) {
        var used = new HashSet<Currency>();
        for (int index = 0; index < limits.size(); index++) {
            var limit = limits.get(index);
            amount(limit, "/freeAbove/" + index + "/amount", errors);
            if (!used.add(limit.currency())) {
                errors.add(FieldProblem.ofPointer(
                        "/freeAbove/" + index, "repeated", "Another limit is in this currency."));
            }
        }
    }

    private static void requireSold(SaveShippingMethod method, List<Currency> currencies) {
        Stream.of(
                        rates(method),
                        method.freeAbove().stream(),
                        Stream.ofNullable(method.carrierRate()).flatMap(carried -> carried.amounts().stream()),
                        method.surcharged().stream().flatMap(surcharge -> surcharge.prices().stream()))
                .flatMap(Function.identity())
                .map(Money::currency)
                .filter(currency -> !currencies.contains(currency))
                .findFirst()
                .ifPresent(currency -> {
                    throw new RejectedException(
                            ProblemCode.CURRENCY_NOT_SUPPORTED,
                            "The shop does not sell in %s.".formatted(currency.getCurrencyCode()));
                });
    }

    private static void timeZone(@Nullable DeliverySchedule schedule, List<FieldProblem> errors) {
        var zone = schedule == null ? null : schedule.timeZone();
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            errors.add(FieldProblem.ofPointer(
                    "/schedule/timeZone", "unknown", "Must be an IANA time zone such as `Europe/Berlin`."));
        }
    }

    private static void carrierRate(SaveShippingMethod method, List<FieldProblem> errors) {
        var carried = method.carrierRate();
        if (carried == null) {
            if (method.deliversTo() == DeliveryPlace.CARRIER_POINT) {
                errors.add(FieldProblem.ofPointer(
                        "/deliversTo", "carrier-missing", "A method to points of a carrier needs a `carrierRate`."));
            }
            return;
        }
        if (method.kind() == ShippingKind.PICKUP) {
            errors.add(FieldProblem.ofPointer(
                    "/carrierRate", "not-for-pickup", "No carrier transports orders that buyers collect."));
        }
        var seen = new HashSet<Currency>();
        for (int index = 0; index < carried.amounts().size(); index++) {
            var markup = carried.amounts().get(index);
            amount(markup, "/carrierRate/markup/" + index + "/amount", errors);
            if (!seen.add(markup.currency())) {
                errors.add(FieldProblem.ofPointer(
                        "/carrierRate/markup/" + index, "repeated", "Another amount is in this currency."));
            }
        }
    }

    private static void profiles(SaveShippingMethod method, List<FieldProblem> errors) {
        if (method.rates().isEmpty() && method.profiled().isEmpty() && method.carrierRate() == null) {
            errors.add(FieldProblem.ofPointer("/rates", "required", "A method needs rates."));
        }
        var seen = new HashSet<String>();
        for (int index = 0; index < method.profiled().size(); index++) {
            var profile = method.profiled().get(index);
            var pointer = "/profiles/" + index;
            if (!seen.add(profile.profile())) {
                errors.add(FieldProblem.ofPointer(pointer + "/profile", "repeated", "Another entry has this profile."));
            }
            ShippingBands.check(method.kind(), profile.rates(), pointer + "/rates", errors);
        }
    }

    /// A surcharge without a price in a currency of the rates would make the method unavailable.
    private static void surcharges(SaveShippingMethod method, List<FieldProblem> errors) {
        var charged = rates(method).map(Money::currency).collect(Collectors.toCollection(LinkedHashSet::new));
        for (int index = 0; index < method.surcharged().size(); index++) {
            var surcharge = method.surcharged().get(index);
            var pointer = "/surcharges/" + index;
            var priced = new HashSet<Currency>();
            for (int place = 0; place < surcharge.prices().size(); place++) {
                var price = surcharge.prices().get(place);
                amount(price, pointer + "/prices/" + place + "/amount", errors);
                if (!priced.add(price.currency())) {
                    errors.add(FieldProblem.ofPointer(
                            pointer + "/prices/" + place, "repeated", "Another price is in this currency."));
                }
            }
            for (var currency : charged) {
                if (!priced.contains(currency)) {
                    errors.add(FieldProblem.ofPointer(
                            pointer + "/prices",
                            "currency-missing",
                            "Add a price in %s, as the method has rates in it.".formatted(currency)));
                }
            }
            PostcodeChecks.check(surcharge.postcodes(), pointer + "/postcodes", errors);
        }
    }

    /// The prices of all rates.
    private static Stream<Money> rates(SaveShippingMethod method) {
        return Stream.concat(
                        method.rates().stream(),
                        method.profiled().stream().flatMap(profile -> profile.rates().stream()))
                .map(ShippingRate::price);
    }

    static void amount(Money money, String pointer, List<FieldProblem> errors) {
        if (money.minor() < 0 || money.minor() > MAX) {
            errors.add(FieldProblem.ofPointer(pointer, "out-of-range", "Must be between 0 and %d.".formatted(MAX)));
        }
    }
}
