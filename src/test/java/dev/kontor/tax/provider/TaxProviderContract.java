package dev.kontor.tax.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxProvider;
import dev.kontor.tax.TaxProvider.Recorded;
import dev.kontor.tax.TaxProvider.Response;
import dev.kontor.tax.TaxProvider.ReturnedLine;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuoteRequest;
import dev.kontor.tax.TaxQuoteRequest.Kind;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every tax service must do, over HTTP against its stand-in.
abstract class TaxProviderContract {

    /// Longer than the time-out of the providers in these tests: what a shop with the longest time-out promises.
    /// Less than the stand-in hangs, and more than a busy machine stalls.
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    /// What the stand-in does.
    enum Course {
        MISSING_LINE,
        EXTRA_LINE,
        LINE_TWICE,
        OTHER_CURRENCY,
        WRONG_SUM,
        WRONG_LINE_SUM,
        NEGATIVE,
        FRACTION,
        MORE_THAN_THE_AMOUNT,
        RATE_OF_ZERO,
        HTML,
        EMPTY,
        STATUS_500,
        STATUS_401,
        STATUS_429,
        HUGE,
        TRICKLE,
        SILENT,
        CUT,
        REDIRECT
    }

    /// A provider with a time-out of 1 s and two quotes at once.
    abstract TaxProvider provider();

    /// A provider whose service does not exist.
    abstract TaxProvider absent();

    /// Lets quotes for the city take this course.
    abstract void quotes(String city, Course course);

    /// Lets the service act on other requests, but lose its answers.
    abstract void loseAnswers(boolean lost);

    /// Lets the service reject other requests.
    abstract void reject(boolean rejected);

    /// How often the service acted: commits, voids and refunds of a reference.
    abstract List<Integer> acts(UUID reference);

    /// Calls to the address to which the service redirects.
    abstract int callsInside();

    static TaxQuoteRequest request(String city, boolean pricesIncludeTax, long... amounts) {
        var lines = new java.util.ArrayList<TaxQuoteRequest.Line>();
        for (var amount : amounts) {
            var id = "1." + (lines.size() + 1);
            lines.add(new TaxQuoteRequest.Line(id, Kind.ITEM, "SKU-1", "standard", 2, Money.of(amount, "EUR")));
        }
        return new TaxQuoteRequest(
                UUID.randomUUID(),
                "default",
                Currency.getInstance("EUR"),
                null,
                null,
                List.of(new TaxQuoteRequest.Shipment(
                        "sgrp_1", address(city), pricesIncludeTax, TaxTreatment.STANDARD, lines)));
    }

    static Address address(String city) {
        return new Address("Ada", "Lovelace", null, "Street 1", null, city, null, "11000", "UY", "+59821234567");
    }

    static TaxDocument document(UUID reference) {
        var tax = new TaxQuote.Tax("State tax", "State of UY", new BigDecimal("0.1"), 100);
        return new TaxDocument(
                reference,
                "K-1",
                TaxSource.PROVIDER,
                "quote-1",
                "default",
                "EUR",
                null,
                null,
                List.of(new TaxDocument.Shipment(
                        "sgrp_1",
                        address("Salto"),
                        false,
                        TaxTreatment.STANDARD,
                        List.of(new TaxDocument.Line(
                                "1.1", "line", Kind.ITEM, "SKU-1", "standard", 2, 1_000, List.of(tax))))));
    }

    @Test
    void everyLineHasTheTaxesOfItsJurisdictions() {
        var request = request("Montevideo", false, 1_999, 500, 0);

        var answer = provider().quote(request, "key");

        assertThat(answer).isInstanceOf(Response.Given.class);
        var quote = ((Response.Given<TaxQuote>) answer).value();
        assertThat(quote.outcome()).isEqualTo(TaxQuote.Outcome.PROVIDER);
        assertThat(quote.reference()).isNotBlank();
        assertThat(quote.lines()).extracting(TaxQuote.Line::id).containsExactly("1.1", "1.2", "1.3");
        assertThat(quote.lines()).extracting(TaxQuote.Line::minor).containsExactly(248L, 62L, 0L);
        assertThat(quote.lines().getFirst().taxes())
                .containsExactly(
                        new TaxQuote.Tax("State tax", "State of UY", new BigDecimal("0.1"), 199),
                        new TaxQuote.Tax("City tax", "Montevideo", new BigDecimal("0.025"), 49));
    }

    @ParameterizedTest
    @EnumSource
    void anythingElseIsNoAnswerWithinTheTimeLimit(Course course) {
        var city = "Course " + course;
        quotes(city, course);
        int inside = callsInside();
        long start = System.nanoTime();

        assertThat(provider().quote(request(city, true, 1_000, 500), "key")).isInstanceOf(Response.None.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(callsInside()).isEqualTo(inside);
    }

    @Test
    void anAbsentServiceIsNoAnswer() {
        assertThat(absent().quote(request("Nowhere", true, 1_000), "key")).isInstanceOf(Response.None.class);
        assertThat(absent().commit(document(UUID.randomUUID()), UUID.randomUUID()))
                .isInstanceOf(Response.None.class);
    }

    @Test
    void itActsOnceForEachKeyEvenIfItsAnswerIsLost() {
        var provider = provider();
        var reference = UUID.randomUUID();
        var commit = UUID.randomUUID();
        var refund = UUID.randomUUID();
        var cancel = UUID.randomUUID();
        var recorded = new Recorded(reference, "K-1", "EUR", "commit-1");
        var part = List.of(new ReturnedLine(
                "1.1", 500, List.of(new TaxQuote.Tax("State tax", "State of UY", new BigDecimal("0.1"), 50))));

        loseAnswers(true);
        assertThat(provider.commit(document(reference), commit)).isInstanceOf(Response.None.class);
        assertThat(provider.refund(recorded, part, refund)).isInstanceOf(Response.None.class);
        assertThat(provider.cancel(recorded, cancel)).isInstanceOf(Response.None.class);
        loseAnswers(false);

        assertThat(provider.commit(document(reference), commit)).isInstanceOf(Response.Given.class);
        assertThat(provider.refund(recorded, part, refund)).isInstanceOf(Response.Given.class);
        assertThat(provider.cancel(recorded, cancel)).isInstanceOf(Response.Given.class);
        assertThat(acts(reference)).containsExactly(1, 1, 1);
    }

    @Test
    void aRejectionIsFinal() {
        reject(true);
        try {
            var reference = UUID.randomUUID();
            assertThat(provider().commit(document(reference), UUID.randomUUID()))
                    .isEqualTo(new Response.Refused<String>("status 422"));
            assertThat(acts(reference)).containsExactly(0, 0, 0);
        } finally {
            reject(false);
        }
    }
}
