package dev.kontor.tax.provider;

import dev.kontor.shared.address.Destination;
import dev.kontor.tax.TaxProperties;
import dev.kontor.tax.TaxProvider;
import dev.kontor.tax.TaxProvider.Response;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuote.Outcome;
import dev.kontor.tax.TaxQuoteRequest;
import dev.kontor.tax.TaxQuotes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Quotes carts: reads the stored answer, calls the tax service without a connection, and stores what it
/// answered.
@Component
class TaxQuoting implements TaxQuotes {

    /// The time after which Kontor repeats a request to which the service did not respond. A buyer who fell back
    /// keeps that total for a while.
    private static final Duration FALLBACK = Duration.ofMinutes(5);

    private static final Duration REFUSED = Duration.ofSeconds(15);

    private final TaxProperties.Provider settings;
    private final TaxQuoteRepository quotes;
    private final ObjectProvider<TaxProvider> provider;
    private final JsonMapper json;

    TaxQuoting(
            TaxProperties properties,
            TaxQuoteRepository quotes,
            ObjectProvider<TaxProvider> provider,
            JsonMapper json) {
        this.settings = properties.provider();
        this.quotes = quotes;
        this.provider = provider;
        this.json = json;
    }

    @Override
    public boolean applyTo(String channel, Destination destination) {
        return settings.applies(channel, destination.country());
    }

    @Override
    public Optional<TaxQuote> find(TaxQuoteRequest request) {
        return quotes.find(request.reference(), fingerprint(request));
    }

    @Override
    public TaxQuote quote(TaxQuoteRequest request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a tax service must not be called inside a transaction");
        }
        var fingerprint = fingerprint(request);
        var known = quotes.find(request.reference(), fingerprint);
        if (known.isPresent() && known.get().outcome() != Outcome.REFUSED) {
            return known.get();
        }
        var answered = switch (provider.getObject()
                .quote(request, HexFormat.of().formatHex(fingerprint))) {
            case Response.Given<TaxQuote> given -> given.value();
            case Response.Refused<TaxQuote> _, Response.None<TaxQuote> _ ->
                new TaxQuote(settings.refuses(request.channel()) ? Outcome.REFUSED : Outcome.FALLBACK, null, List.of());
        };
        quotes.store(request.reference(), fingerprint, answered, validity(answered.outcome()));
        return quotes.find(request.reference(), fingerprint).orElse(answered);
    }

    private Duration validity(Outcome outcome) {
        return switch (outcome) {
            case PROVIDER -> settings.validFor();
            case FALLBACK -> settings.validFor().compareTo(FALLBACK) < 0 ? settings.validFor() : FALLBACK;
            case REFUSED -> REFUSED;
        };
    }

    /// A digest of everything that was quoted.
    private byte[] fingerprint(TaxQuoteRequest request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(TaxMessages.quote(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    void deleteEnded() {
        while (settings.url() != null && quotes.deleteEnded()) {
            // Until all are deleted, a batch for each transaction.
        }
    }
}
