package dev.kontor.tax.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tax.TaxProvider;
import dev.kontor.tax.TaxProvider.Response;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TestTaxProperties;
import dev.kontor.testing.TaxServiceStandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Kontor's protocol for tax services.
class HttpTaxProviderTests extends TaxProviderContract {

    private final TaxServiceStandIn service = TaxServiceStandIn.get();

    @Override
    TaxProvider provider() {
        return at(service.url() + "/");
    }

    @Override
    TaxProvider absent() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return at("http://localhost:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TaxProvider at(String url) {
        return new HttpTaxProvider(TestTaxProperties.providedBy(url), JsonMapper.shared(), new SimpleMeterRegistry());
    }

    @Override
    void quotes(String city, Course course) {
        service.quotes(city, TaxServiceStandIn.Answer.valueOf(course.name()));
    }

    @Override
    void loseAnswers(boolean lost) {
        service.documents(lost ? TaxServiceStandIn.Answer.LOST : TaxServiceStandIn.Answer.RIGHT);
    }

    @Override
    void reject(boolean rejected) {
        service.documents(rejected ? TaxServiceStandIn.Answer.STATUS_422 : TaxServiceStandIn.Answer.RIGHT);
    }

    @Override
    List<Integer> acts(UUID reference) {
        var book = service.book(reference.toString());
        return List.of(
                book.commits().size(), book.voids().size(), book.refunds().size());
    }

    @Override
    int callsInside() {
        return service.callsInside();
    }

    @Test
    void aRequestHasTheSecretAndNoNames() {
        provider().quote(request("Rocha", true, 1_000), "key");

        assertThat(service.authorizations()).contains("Bearer secret-of-the-tax-service");
        var text = service.latest().toString();
        assertThat(text).contains("\"city\":\"Rocha\"").contains("\"postcode\":\"11000\"");
        assertThat(text).doesNotContain("Ada").doesNotContain("Lovelace").doesNotContain("+598");
        assertThat(TestTaxProperties.providedBy(service.url()).toString())
                .contains(service.url())
                .doesNotContain("secret-of-the-tax-service");
    }

    @Test
    void afterFiveFailuresQuotesPauseAndDocumentsDoNot() {
        var provider = provider();
        quotes("Artigas", Course.STATUS_500);

        IntStream.range(0, 8).forEach(_ -> provider.quote(request("Artigas", true, 1_000), "key"));

        assertThat(service.quoted("Artigas")).isEqualTo(CircuitBreaker.FAILURES);
        assertThat(provider.commit(document(UUID.randomUUID()), UUID.randomUUID()))
                .isInstanceOf(Response.Given.class);
    }

    @Test
    void noMoreQuotesRunAtATimeThanAllowed() throws Exception {
        var provider = provider();
        quotes("Florida", Course.SILENT);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 6)
                    .mapToObj(_ ->
                            (Callable<Response<TaxQuote>>) () -> provider.quote(request("Florida", true, 1), "key"))
                    .toList());
        }

        assertThat(service.quoted("Florida")).isEqualTo(2);
    }

    @Test
    void itIsNeverCalledInsideATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> provider().quote(request("Mercedes", true, 1), "key"))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(service.quoted("Mercedes")).isZero();
    }
}
