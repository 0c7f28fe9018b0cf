package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.problem.ProblemDocuments;
import dev.kontor.testing.KontorTest;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;

@KontorTest
class ExhaustedPoolResponseTests {

    private static final SQLTransientConnectionException TIMEOUT = new SQLTransientConnectionException("timed out");

    @Autowired
    private ProblemDocuments problems;

    @Test
    void overloadIsNotCalledAnOutage() {
        var request = new MockHttpServletRequest("GET", "/store/v1/products");
        request.addHeader("Accept-Language", "de");

        var full = problems.ofDatabase(
                new CannotCreateTransactionException("no transaction", new PoolExhaustedException(TIMEOUT)), request);
        assertThat(full.getStatus()).isEqualTo(503);
        assertThat(full.getProperties()).containsEntry("code", "overloaded");
        assertThat(full.getDetail()).startsWith("Alle Verbindungen");

        var outage = problems.ofDatabase(new CannotCreateTransactionException("no transaction", TIMEOUT), request);
        assertThat(outage.getProperties()).containsEntry("code", "dependency-unavailable");
        assertThat(problems.ofDatabase(null, request).getProperties()).containsEntry("code", "dependency-unavailable");
    }
}
