package dev.kontor.tax.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxProvider;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuote.Outcome;
import dev.kontor.tax.TaxQuoteRequest;
import dev.kontor.tax.TestTaxProperties;
import dev.kontor.testing.KontorTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// A quote is stored for exactly what was quoted, and the first answer counts until it ends.
@KontorTest
class TaxQuotingTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private final AtomicInteger calls = new AtomicInteger();
    private TaxProvider.Response<TaxQuote> answer = new TaxProvider.Response.None<>("absent");

    /// A service that answers as the test says.
    private final class Service implements TaxProvider {

        @Override
        public Response<TaxQuote> quote(TaxQuoteRequest request, String key) {
            calls.incrementAndGet();
            return answer;
        }

        @Override
        public Response<String> commit(TaxDocument document, UUID key) {
            throw new AssertionError("a quote records nothing");
        }

        @Override
        public Response<String> cancel(Recorded recorded, UUID key) {
            throw new AssertionError("a quote records nothing");
        }

        @Override
        public Response<String> refund(Recorded recorded, List<ReturnedLine> lines, UUID key) {
            throw new AssertionError("a quote records nothing");
        }
    }

    private TaxQuoting quoting() {
        return new TaxQuoting(
                TestTaxProperties.providedBy("https://tax.example"),
                new TaxQuoteRepository(jdbc),
                new StaticListableBeanFactory(Map.of("service", new Service())).getBeanProvider(TaxProvider.class),
                json);
    }

    @Test
    void theFirstAnswerCountsUntilItEnds() {
        var quoting = quoting();
        var request = TaxProviderContract.request("Lima", false, 1_000);
        answer = new TaxProvider.Response.Given<>(quote(100));
        assertThat(quoting.find(request)).isEmpty();
        assertThat(quoting.quote(request)).isEqualTo(quote(100));

        answer = new TaxProvider.Response.Given<>(quote(200));
        assertThat(quoting.quote(request)).isEqualTo(quote(100));
        assertThat(calls).hasValue(1);
        jdbc.sql("update tax.quotes set valid_until = now() where reference = :id")
                .param("id", request.reference())
                .update();
        assertThat(quoting.find(request)).isEmpty();
        assertThat(quoting.quote(request)).isEqualTo(quote(200));
        assertThat(quoting.find(request)).contains(quote(200));
    }

    @Test
    void anAnswerToAnotherRequestDoesNotCount() {
        var quoting = quoting();
        var request = TaxProviderContract.request("Lima", false, 1_000);
        answer = new TaxProvider.Response.Given<>(quote(100));
        quoting.quote(request);
        var first = request.shipments().getFirst();
        var others = List.of(
                new TaxQuoteRequest.Shipment(
                        first.id(), TaxProviderContract.address("Cusco"), false, first.treatment(), first.lines()),
                new TaxQuoteRequest.Shipment(first.id(), first.address(), true, first.treatment(), first.lines()),
                TaxProviderContract.request("Lima", false, 1_001).shipments().getFirst(),
                TaxProviderContract.request("Lima", false, 1_000, 0).shipments().getFirst());

        for (var other : others) {
            assertThat(quoting.find(new TaxQuoteRequest(
                            request.reference(), "default", request.currency(), null, null, List.of(other))))
                    .isEmpty();
        }
        assertThat(quoting.find(new TaxQuoteRequest(
                        request.reference(), "default", request.currency(), null, "ATU12345675", request.shipments())))
                .isEmpty();
        assertThat(quoting.find(request)).isPresent();
    }

    @Test
    void withoutAnAnswerTheShopRefusesAndAsksAgain() {
        var quoting = quoting();
        var request = TaxProviderContract.request("Lima", false, 1_000);

        assertThat(quoting.quote(request).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(quoting.find(request))
                .hasValueSatisfying(stored -> assertThat(stored.outcome()).isEqualTo(Outcome.REFUSED));
        answer = new TaxProvider.Response.Given<>(quote(100));

        assertThat(quoting.quote(request)).isEqualTo(quote(100));
        assertThat(calls).hasValue(2);
    }

    private static TaxQuote quote(long minor) {
        return new TaxQuote(
                Outcome.PROVIDER,
                "quote-1",
                List.of(new TaxQuote.Line(
                        "1.1", List.of(new TaxQuote.Tax("State tax", null, new BigDecimal("0.1"), minor)))));
    }
}
