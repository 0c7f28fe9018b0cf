package dev.kontor.shipping.carrier;

import dev.kontor.shipping.CarrierProvider.ServiceRate;
import dev.kontor.shipping.CarrierRates;
import dev.kontor.shipping.CarrierResponse;
import dev.kontor.shipping.carrier.CarrierRateRepository.StoredRates;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Stores the rates that carriers returned. Transactions only read them; missing rates are requested between two
/// transactions.
@Component
public class CarrierRateBook implements CarrierRates {

    /// After this time Kontor repeats a request that the carrier did not answer.
    private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(15);

    /// Bound while the caller can call carriers and run its work again.
    private static final ScopedValue<Boolean> REPEATABLE = ScopedValue.newInstance();

    private final Carriers carriers;
    private final CarrierRateRepository stored;

    CarrierRateBook(Carriers carriers, CarrierRateRepository stored) {
        this.carriers = carriers;
        this.stored = stored;
    }

    @Override
    public <T> T settled(Supplier<T> work) {
        if (carriers.names().isEmpty() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        try {
            return ScopedValue.where(REPEATABLE, true).call(work::get);
        } catch (RatesMissing missing) {
            request(missing.questions());
            return work.get();
        }
    }

    /// Ends the work that needs rates, so that they can be requested.
    private static final class RatesMissing extends RuntimeException {

        private final transient List<CarrierQuestion> questions;

        private RatesMissing(List<CarrierQuestion> questions) {
            super("rates of carriers are missing", null, false, false);
            this.questions = questions;
        }

        private List<CarrierQuestion> questions() {
            return questions;
        }
    }

    /// Returns the stored answers to all questions. Runs one SQL statement, or none without questions.
    public Map<CarrierQuestion, CarrierParcelRates> answers(Collection<CarrierQuestion> questions) {
        var asked = new LinkedHashMap<CarrierQuestion, String>();
        questions.forEach(question -> asked.computeIfAbsent(question, CarrierQuestion::fingerprint));
        if (asked.isEmpty()) {
            return Map.of();
        }
        var known = stored.find(asked.values());
        var missing = asked.entrySet().stream()
                .filter(each -> !known.containsKey(each.getValue()))
                .map(Map.Entry::getKey)
                .filter(question -> carriers.names().contains(question.carrier()))
                .toList();
        if (!missing.isEmpty() && REPEATABLE.isBound()) {
            throw new RatesMissing(missing);
        }
        var answers = new HashMap<CarrierQuestion, CarrierParcelRates>();
        asked.forEach((question, fingerprint) -> answers.put(question, response(question, known.get(fingerprint))));
        return answers;
    }

    private CarrierParcelRates response(CarrierQuestion question, @Nullable StoredRates rates) {
        var currency = question.request().parcel().value().currency();
        var policy = carriers.policy(question.carrier());
        if (policy.isEmpty()) {
            // A method of a carrier that was removed from the settings.
            return CarrierParcelRates.unavailable(currency, ShippingProperties.WhenUnavailable.HIDE);
        }
        if (rates == null) {
            return CarrierParcelRates.missing(currency);
        }
        return rates.prices() == null
                ? CarrierParcelRates.unavailable(currency, policy.get())
                : CarrierParcelRates.of(currency, rates.prices());
    }

    /// Calls the carriers concurrently, each for at most its time-out, and stores what they responded.
    private void request(List<CarrierQuestion> questions) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("carrier-rates").factory())) {
            var running = questions.stream()
                    .map(question -> threads.submit((Callable<CarrierResponse<List<ServiceRate>>>) () ->
                            carriers.call(question.carrier(), "rates", carrier -> carrier.rates(question.request()))))
                    .toList();
            for (int index = 0; index < questions.size(); index++) {
                store(questions.get(index), running.get(index).get());
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException _) {
            // The work runs with what is stored.
            Thread.currentThread().interrupt();
        }
    }

    private void store(CarrierQuestion question, CarrierResponse<List<ServiceRate>> answer) {
        var fingerprint = question.fingerprint();
        switch (answer) {
            case CarrierResponse.Answered<List<ServiceRate>>(var rates) ->
                stored.store(
                        new StoredRates(
                                fingerprint,
                                rates.stream()
                                        .collect(Collectors.toMap(
                                                ServiceRate::service,
                                                rate -> rate.price().minor()))),
                        question.carrier(),
                        carriers.ratesValidFor(question.carrier()));
            case CarrierResponse.Refused<List<ServiceRate>> _ ->
                stored.store(
                        new StoredRates(fingerprint, Map.of()),
                        question.carrier(),
                        carriers.ratesValidFor(question.carrier()));
            case CarrierResponse.NotFound<List<ServiceRate>> _,
                    CarrierResponse.NotSent<List<ServiceRate>> _,
                    CarrierResponse.Unknown<List<ServiceRate>> _ ->
                stored.store(new StoredRates(fingerprint, null), question.carrier(), UNAVAILABLE_FOR);
        }
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    void deleteExpired() {
        if (!carriers.names().isEmpty()) {
            while (stored.deleteExpired() > 0) {
                // Each call deletes a batch in its own transaction.
            }
        }
    }
}
