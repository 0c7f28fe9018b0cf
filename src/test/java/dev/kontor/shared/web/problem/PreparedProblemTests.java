package dev.kontor.shared.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.testing.KontorTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// A prepared problem is the document that would be made for the request alone.
@KontorTest
class PreparedProblemTests {

    private static final Message DETAIL = Message.of("unavailable.overloaded");

    @Autowired
    private ProblemDocuments problems;

    @ParameterizedTest
    @CsvSource({
        "/store/v1/carts, en, request-1",
        "/store/v1/carts, de-AT;q=0.9, request-2",
        "/store/v1/carts, de, request-3",
        "/store/v1/carts, xx, request-4",
        "/store/v1/carts, *, request-5",
        "/store/v1/carts, , request-6",
        "/store/v1/carts, fr, 'not \"harmless\"'",
        "/store/v1/carts/cart_01/items, fr, request-8",
        "/store/v1/carts/request-id, fr, instance",
        "/instance, fr, request-id",
        "/store/v1/%22quoted%22/é, fr, request-9",
        "'/store/v1/\"not a URI\"', fr, request-10"
    })
    void equalsTheOrdinaryDocument(String path, @Nullable String language, String id) throws IOException {
        var request = request(path, language, id);
        var ordinary = new MockHttpServletResponse();
        problems.write(problems.of(ProblemCode.OVERLOADED, DETAIL, request), request, ordinary);
        var prepared = problems.prepared(ProblemCode.OVERLOADED, DETAIL);

        // The first time it makes the template, the second time it uses it.
        assertSame(ordinary, written(prepared, request));
        assertSame(ordinary, written(prepared, request));
    }

    @Test
    void isInTheLanguageOfEachRequest() throws IOException {
        var prepared = problems.prepared(ProblemCode.OVERLOADED, DETAIL);
        var texts = new ArrayList<String>();
        for (var language : List.of("en", "de", "fr", "en")) {
            texts.add(written(prepared, request("/store/v1/carts", language, "request-1"))
                    .getContentAsString());
        }

        assertThat(texts).element(3).isEqualTo(texts.getFirst());
        assertThat(texts.subList(0, 3)).doesNotHaveDuplicates();
    }

    @Test
    void namesTheTraceIfThereIsOne() throws IOException {
        var request = request("/store/v1/carts", "en", "request-1");
        var prepared = problems.prepared(ProblemCode.OVERLOADED, DETAIL);
        try (var _ = MDC.putCloseable("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")) {
            assertThat(written(prepared, request).getContentAsString())
                    .contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
        }

        assertThat(written(prepared, request).getContentAsString()).doesNotContain("traceId");
    }

    private static MockHttpServletRequest request(String path, @Nullable String language, String id) {
        var request = new MockHttpServletRequest("POST", path);
        request.addHeader("X-Request-Id", id);
        if (language != null) {
            request.addHeader("Accept-Language", language);
        }
        return request;
    }

    private static MockHttpServletResponse written(PreparedProblem prepared, MockHttpServletRequest request)
            throws IOException {
        var response = new MockHttpServletResponse();
        prepared.write(request, response);
        return response;
    }

    private static void assertSame(MockHttpServletResponse expected, MockHttpServletResponse actual) {
        assertThat(actual.getStatus()).isEqualTo(expected.getStatus());
        assertThat(actual.getContentAsByteArray()).isEqualTo(expected.getContentAsByteArray());
        assertThat(actual.getHeaderNames()).isEqualTo(expected.getHeaderNames());
        for (var name : expected.getHeaderNames()) {
            assertThat(actual.getHeader(name)).isEqualTo(expected.getHeader(name));
        }
    }
}
