package dev.kontor.shared.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.web.KernelTestController;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What the kernel makes of broken, wrong and hostile requests: never a 500.
@KontorTest
class RequestTests {

    private static final String PATH = KernelTestController.PATH;
    private static final String GOOD = "{\"name\":\"Cup\",\"quantity\":3}";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DataSource dataSource;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\":\"Cup\",}",
                "{\"name\":\"Cup\",\"name\":\"Cup\",\"quantity\":3}",
                GOOD + " {}",
                GOOD + "x",
                "{'name':\"Cup\"}",
                "{\"name\":\"Cup\",\"quantity\":03}",
                "{\"name\":\"Cup\",\"quantity\":NaN}",
                "{\"name\":\"\u0001\"}"
            })
    void whatIsNoJsonDocumentIsMalformed(String body) {
        api.post(PATH + "/echo", body).expectProblem(400, "malformed-json");
        if (!body.contains("NaN")) {
            api.with("If-Match", "*").patch(PATH + "/versions/1", body).expectProblem(400, "malformed-json");
        }
    }

    @Test
    void nestingEndsAtFifty() {
        api.post(PATH + "/null", "{\"a\":" + "[".repeat(49) + "]".repeat(49) + "}")
                .expect(200);
        api.post(PATH + "/null", "{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}")
                .expectProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Cup\",\"quantity\":3,\"colour\":\"red\"} | unknown-field | /colour | unknown-field",
                "{\"name\":\"Cup\",\"quantity\":3,\"parts\":[{\"label\":\"a\",\"count\":1,\"x\":1}]} | unknown-field | /parts/0/x | unknown-field",
                "{\"name\":123,\"quantity\":3} | validation-failed | /name | wrong-type",
                "{\"name\":true,\"quantity\":3} | validation-failed | /name | wrong-type",
                "{\"name\":{},\"quantity\":3} | validation-failed | /name | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":\"3\"} | validation-failed | /quantity | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3.5} | validation-failed | /quantity | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3.0} | validation-failed | /quantity | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":null} | validation-failed | /quantity | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":true} | validation-failed | /quantity | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":99999999999} | validation-failed | /quantity | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"serial\":9223372036854775808} | validation-failed | /serial | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"serial\":1e30} | validation-failed | /serial | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"serial\":\"\"} | validation-failed | /serial | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"active\":\"true\"} | validation-failed | /active | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"active\":1} | validation-failed | /active | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"kind\":\"MEDIUM\"} | validation-failed | /kind | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"kind\":\"\"} | validation-failed | /kind | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"kind\":0} | validation-failed | /kind | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"at\":\"yesterday\"} | validation-failed | /at | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"at\":1764000000} | validation-failed | /at | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"on\":\"2026-02-30\"} | validation-failed | /on | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"on\":[2026,2,1]} | validation-failed | /on | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"on\":\"+999999-01-01\"} | validation-failed | /on | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"at\":\"+999999-01-01T00:00:00Z\"} | validation-failed | /at | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"at\":\"2026-11-25T12:00:00\"} | validation-failed | /at | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"currency\":\"EURO\"} | validation-failed | /currency | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":1999} | validation-failed | /price | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | validation-failed | /price/amount | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":{\"amount\":1.5,\"currency\":\"EUR\"}} | validation-failed | /price/amount | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":{\"amount\":1}} | validation-failed | /price | invalid",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":{\"currency\":\"EUR\"}} | validation-failed | /price | invalid",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":{\"amount\":1000000000001,\"currency\":\"EUR\"}} | validation-failed | /price | invalid",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":{\"amount\":-9223372036854775808,\"currency\":\"EUR\"}} | validation-failed | /price | invalid",
                "{\"name\":\"Cup\",\"quantity\":3,\"price\":{\"amount\":1,\"currency\":\"JPY\",\"exponent\":2}} | validation-failed | /price | invalid",
                "{\"name\":\"Cup\",\"quantity\":3,\"parent\":\"cart_01h455vb4pex5vsknk084sn02q\"} | invalid-id | /parent | invalid-id",
                "{\"name\":\"Cup\",\"quantity\":3,\"parent\":7} | validation-failed | /parent | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"parts\":{}} | validation-failed | /parts | wrong-type",
                "{\"name\":\"Cup\",\"quantity\":3,\"parts\":[null]} | validation-failed | /parts/0 | required",
                "{\"name\":\"Cup\",\"quantity\":3,\"metadata\":{\"a\":null}} | validation-failed | /metadata/a | required",
                "{\"name\":\"Cup\",\"quantity\":3,\"metadata\":{\"a\":1}} | validation-failed | /metadata/a | wrong-type",
                "{\"quantity\":3} | validation-failed | /name | required",
                "{\"name\":null,\"quantity\":3} | validation-failed | /name | required",
                "{\"name\":\" \",\"quantity\":3} | validation-failed | /name | required",
                "{\"name\":\"Cup\",\"quantity\":0} | validation-failed | /quantity | too-small",
                "{\"name\":\"Cup\",\"quantity\":1001} | validation-failed | /quantity | too-large",
                "{\"name\":\"Cup\",\"quantity\":3,\"parts\":[{\"label\":\"a\",\"count\":10}]} | validation-failed | /parts/0/count | too-large",
                "[] | validation-failed | '' | wrong-type",
                "\"x\" | validation-failed | '' | wrong-type",
            })
    void whatDoesNotFitIsPointedAt(String body, String code, String pointer, String fieldCode) {
        var answer = api.post(PATH + "/echo", body).expectProblem(400, code);

        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.at("/errors/0/code")).isEqualTo(fieldCode);
        assertThat(answer.at("/errors/0/detail")).endsWith(".").doesNotContain("dev.kontor", "tools.jackson");
    }

    @Test
    void allViolationsAreReportedTogether() {
        var answer = api.post(
                        PATH + "/echo",
                        "{\"name\":\"\",\"quantity\":0,\"parts\":[{\"label\":\"12345678901\",\"count\":0}]}")
                .expectProblem(400, "validation-failed");

        assertThat(answer.json().at("/errors").size()).isEqualTo(4);
        assertThat(answer.at("/detail")).isEqualTo("4 parts of the request are not valid.");
        assertThat(answer.at("/type")).isEqualTo("http://localhost:8080/problems/validation-failed");
        assertThat(answer.at("/instance")).isEqualTo(PATH + "/echo");
        assertThat(answer.at("/requestId")).isEqualTo(answer.requiredHeader("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\u0007b", "a\\u202eb", "a\\u2066b", "a\\u007fb"})
    void textThatADatabaseOrAScreenStumblesOverIsRefused(String text) {
        var asValue = api.post(PATH + "/echo", "{\"name\":\"" + text + "\",\"quantity\":3}");
        var asKey = api.post(PATH + "/echo", "{\"name\":\"x\",\"quantity\":3,\"metadata\":{\"" + text + "\":\"y\"}}");

        assertThat(asValue.expectProblem(400, "validation-failed").at("/errors/0/code"))
                .isEqualTo("invalid-characters");
        assertThat(asKey.expectProblem(400, "validation-failed").at("/errors/0/code"))
                .isEqualTo("invalid-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\ud800b", "a\\udc00b", "a\\ud800"})
    void loneSurrogatesAreRefused(String text) {
        api.post(PATH + "/echo", "{\"name\":\"" + text + "\",\"quantity\":3}").expect(400);
        api.with("If-Match", "*")
                .patch(PATH + "/versions/1", "{\"name\":\"" + text + "\"}")
                .expect(400);
    }

    @Test
    void writtenJsonLeavesNullsOutAndReadsBackWhatItWrote() {
        var answer = api.post(
                        PATH + "/echo",
                        "{\"name\":\"Cup 🍵\",\"quantity\":3,\"price\":{\"amount\":1999,\"currency\":\"EUR\"},"
                                + "\"at\":\"2026-11-25T13:00:00.123456+01:00\",\"locale\":\"de-AT\",\"parent\":null}")
                .expect(200);

        assertThat(answer.text())
                .isEqualTo(
                        "{\"name\":\"Cup 🍵\",\"quantity\":3,\"price\":{\"amount\":1999,\"currency\":\"EUR\",\"exponent\":2,"
                                + "\"formatted\":\"€19.99\"},\"at\":\"2026-11-25T12:00:00.123Z\",\"locale\":\"de-AT\"}");
        assertThat(api.post(PATH + "/echo", answer.text()).expect(200).text()).isEqualTo(answer.text());
    }

    @Test
    void unknownParametersGetASuggestion() {
        var answer = api.get(PATH + "/list?curency=EUR").expectProblem(400, "unknown-parameter");

        assertThat(answer.at("/detail")).isEqualTo("This operation has no such parameter. Did you mean \"currency\"?");
        assertThat(answer.at("/errors/0/parameter")).isEqualTo("curency");
        api.get(PATH + "/versions/1?versions=1").expectProblem(400, "unknown-parameter");
        api.post(PATH + "/echo?x=1", GOOD).expectProblem(400, "unknown-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "kind=SMALL&kind=LARGE, validation-failed, kind, repeated",
        "kind=MEDIUM, validation-failed, kind, wrong-type",
        "kinds=SMALL%2CMEDIUM, validation-failed, kinds, wrong-type",
        "kinds=SMALL%2CSMALL%2CSMALL, validation-failed, kinds, size",
        "kinds=SMALL%2C, validation-failed, kinds, required",
        "kinds=%2CSMALL, validation-failed, kinds, required",
        "kinds=SMALL%2C%20%2CLARGE, validation-failed, kinds, required",
        "kinds=%20, validation-failed, kinds, required",
        "currency=EURO, validation-failed, currency, wrong-type",
        "size.gte=x, validation-failed, size.gte, wrong-type",
        "size.gte=99999999999, validation-failed, size.gte, wrong-type",
        "limit=0, validation-failed, limit, too-small",
        "limit=x, validation-failed, limit, wrong-type",
        "limit=1001, validation-failed, limit, too-large",
        "withTotal=maybe, validation-failed, withTotal, wrong-type",
        "sort=price, invalid-filter, sort, invalid-sort",
        "sort=name%2Cname, invalid-filter, sort, invalid-sort",
        "sort=%2C, invalid-filter, sort, invalid-sort",
        "sort=%00, validation-failed, sort, invalid-characters",
        "cursor=abc, invalid-cursor, cursor, invalid-cursor",
        "cursor=!!!, invalid-cursor, cursor, invalid-cursor",
        "kinds=SMALL&kinds=LARGE%2CLARGE, validation-failed, kinds, size",
        "kinds=SMALL&kinds=MEDIUM, validation-failed, kinds, wrong-type",
        "sort=name&sort=-name, invalid-filter, sort, invalid-sort",
        "withTotal=true&withTotal=true, validation-failed, withTotal, repeated"
    })
    void wrongParametersAreNamed(String query, String code, String parameter, String fieldCode) {
        var answer = api.get(PATH + "/list?" + query).expectProblem(400, code);

        assertThat(answer.at("/errors/0/parameter")).isEqualTo(parameter);
        assertThat(answer.at("/errors/0/code")).isEqualTo(fieldCode);
    }

    @Test
    void goodParametersAreTaken() {
        api.get(PATH + "/list?kinds=SMALL,LARGE&size.gte=1&size.lt=9&currency=EUR&limit=1000")
                .expect(200);
        api.get(PATH + "/list?kinds=").expect(200);
        api.get(PATH + "/list?kinds=SMALL,%20LARGE").expect(200);
        api.get(PATH + "/things/prod_01h455vb4pex5vsknk084sn02q?since=2026-11-25T12:00:00Z")
                .expect(200);
    }

    @Test
    void severalValuesComeWithCommasOrAsRepeats() {
        for (var query : List.of("kinds=SMALL,LARGE", "kinds=SMALL&kinds=LARGE", "kinds=SMALL&limit=1&kinds=LARGE")) {
            api.get(PATH + "/list?" + query).expect(200);
        }
        var sorted = api.get(PATH + "/list?limit=1&sort=name,-createdAt").expect(200);
        api.get(PATH + "/list?limit=1&sort=name&sort=-createdAt&cursor=" + sorted.at("/page/next"))
                .expect(200);
        api.get(PATH + "/list?limit=1&sort=-createdAt&sort=name&cursor=" + sorted.at("/page/next"))
                .expectProblem(400, "invalid-cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "curency, currency",
        "Currency, currency",
        "srot, sort",
        "with_total, withTotal",
        "size.gt, size.gte",
        "foo, ''",
        "page, ''",
        "q, ''"
    })
    void onlyANearParameterIsSuggested(String given, String suggested) {
        var answer = api.get(PATH + "/list?" + given + "=1").expectProblem(400, "unknown-parameter");

        assertThat(answer.at("/detail"))
                .isEqualTo("This operation has no such parameter."
                        + (suggested.isEmpty()
                                ? " It has currency, cursor, kind, kinds, limit, size.gte, size.lt, sort, withTotal."
                                : " Did you mean \"" + suggested + "\"?"));
    }

    @ParameterizedTest
    @CsvSource({
        "/store/v1/product, GET /store/v1/products",
        "/store/v1/products/, GET /store/v1/products",
        "/store/v1/Products/x, GET /store/v1/products/{idOrSlug}",
        "/store/v1/serach, GET /store/v1/search",
        "/products, GET /store/v1/products",
        "/store/products, GET /store/v1/products",
        "/store/v1/products/x/reviws, GET /store/v1/products/{idOrSlug}/reviews",
        "/store/v1/nonsense, ''",
        "/wp-admin/setup.php, ''"
    })
    void anUnknownEndpointNamesTheNearest(String path, String nearest) {
        var answer = api.get(path).expectProblem(404, "not-found");

        assertThat(answer.at("/detail"))
                .isEqualTo("No such endpoint. "
                        + (nearest.isEmpty()
                                ? "`GET /` says where the API documents are."
                                : "Did you mean `" + nearest + "`?"));
    }

    @Test
    void aRefusalOfAMethodOrAMediaTypeNamesWhatIsAccepted() {
        var method = api.put(PATH + "/list", Map.of()).expectProblem(405, "method-not-allowed");
        assertThat(method.at("/detail")).isEqualTo("`PUT` is not allowed here. Use GET.");
        assertThat(method.requiredHeader("Allow")).isEqualTo("GET");

        var form = api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(PATH + "/echo", "a=b")
                .expectProblem(415, "unsupported-media-type");
        assertThat(form.at("/detail"))
                .startsWith("`application/x-www-form-urlencoded")
                .contains("is not accepted here. Send `application/json`");
    }

    @Test
    void aCursorBelongsToItsListSortAndFilters() {
        var first = api.get(PATH + "/list?limit=1&sort=name&kind=SMALL").expect(200);
        var next = first.at("/page/next");

        assertThat(first.requiredHeader("Link"))
                .isEqualTo("<%s/list?limit=1&sort=name&kind=SMALL&cursor=%s>; rel=\"next\"".formatted(PATH, next));
        api.get(PATH + "/list?limit=2&sort=name&kind=SMALL&cursor=" + next).expect(200);
        api.get(PATH + "/list?limit=1&sort=-name&kind=SMALL&cursor=" + next).expectProblem(400, "invalid-cursor");
        api.get(PATH + "/list?limit=1&sort=name&kind=LARGE&cursor=" + next).expectProblem(400, "invalid-cursor");
        api.get(PATH + "/list?limit=1&sort=name&kind=SMALL&cursor=A" + next.substring(1))
                .expectProblem(400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "Limit", "cursor", "sort", "kind", "currency", "size.gte", "withTotal"})
    void headersAreNoParameters(String name) {
        var plain = api.get(PATH + "/list").expect(200);

        for (var value : List.of("1", "SMALL", "EUR", "-name", "true")) {
            var answer = api.with(name, value).get(PATH + "/list").expect(200);
            assertThat(answer.text()).as("%s: %s", name, value).isEqualTo(plain.text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/things/cart_01h455vb4pex5vsknk084sn02q, invalid-id",
        "/things/01h455vb4pex5vsknk084sn02q, invalid-id",
        "/things/prod_81h455vb4pex5vsknk084sn02q, invalid-id",
        "/things/prod_01h455vb4pex5vsknk084sn02q?since=yesterday, validation-failed",
        "/things/prod_01h455vb4pex5vsknk084sn02q?since=%2B999999-01-01T00:00:00Z, validation-failed",
        "/versions/x, validation-failed",
        "/versions/0, validation-failed",
        "/versions/99999999999999999999, validation-failed"
    })
    void wrongPathsAreRefused(String path, String code) {
        api.get(PATH + path).expectProblem(400, code);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        api.get(PATH + "/nothing").expectProblem(404, "not-found");
        api.post(PATH + "/nothing", "{}").expectProblem(404, "not-found");
        api.get("/problems/nonsense").expectProblem(404, "not-found");
        api.get("/favicon.ico").expectProblem(404, "not-found");
    }

    @Test
    void otherMethodsAreRefusedWithThoseThatWork() {
        var answer = api.send("PUT", PATH + "/versions/1", "{}").expectProblem(405, "method-not-allowed");

        assertThat(answer.requiredHeader("Allow").split(", ?")).contains("GET", "PATCH");
        api.send("BREW", PATH + "/versions/1", null).expectProblem(405, "method-not-allowed");
        api.send("PROPFIND", PATH + "/versions/1", null).expectProblem(405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/xml", "text/html", "image/png"})
    void onlyJsonIsAnswered(String type) {
        api.with("Accept", type).get(PATH + "/versions/1").expectProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/cbor",
                "nonsense"
            })
    void onlyJsonIsRead(String type) {
        api.with("Content-Type", type).post(PATH + "/echo", GOOD).expectProblem(415, "unsupported-media-type");
        api.with("Content-Type", type)
                .with("If-Match", "*")
                .send("PATCH", PATH + "/versions/1", "{}")
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void bodiesOverOneMegabyteAreRefused() {
        var body = "{\"name\":\"" + "x".repeat(BodyLimitFilter.MAX_BYTES) + "\"}";

        api.post(PATH + "/echo", body).expectProblem(413, "payload-too-large");
        assertThat(api.post(PATH + "/echo", "{\"name\":\"" + "x".repeat(1_000_000) + "\",\"quantity\":3}")
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/code"))
                .isEqualTo("size");
    }

    @Test
    void bodiesOfUnknownLengthAreLimitedToo() throws IOException {
        var chunk = "x".repeat(0x8000);
        var request = new StringBuilder(
                "POST " + PATH + "/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        for (int sent = 0; sent <= BodyLimitFilter.MAX_BYTES; sent += chunk.length()) {
            request.append("8000\r\n").append(chunk).append("\r\n");
        }

        var answer = raw(request.append("0\r\n\r\n").toString());

        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"payload-too-large\"");
    }

    /// A proxy in front may have believed the other one: the rest would be the next request.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\ncontent-length: 0\r\n",
                "transfer-encoding: identity\r\nContent-Length: 5\r\n"
            })
    void twoLengthsOfOneBodyAreRefusedAndTheConnectionEnds(String lengths) throws IOException {
        var answer = raw("POST " + PATH + "/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + lengths + "\r\n0\r\n\r\nGET /store/v1/shop HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-request\"");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /store/v1/products?q=<script> HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/products?q={} HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/kernel-test/list?kind=%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/kernel-test/list?kind=%ff HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/a%00b HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/..%2f..%2fsecret HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/a;b=c HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/kernel-test/things/a%E2%80%AEb HTTP/1.1\r\nHost: localhost\r\n",
                "GET /store/v1/products HTTP/1.1\r\n",
                "GET /store/v1/products HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET /store/v1/products HTTP/9.9\r\nHost: localhost\r\n",
                "POST /store/v1/kernel-test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n",
                "POST /store/v1/kernel-test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "POST /store/v1/kernel-test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void whatIsNotHttpIsRefusedWithAProblemDocument(String head) throws IOException {
        var answer = raw(head + "Connection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404|505).*");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(answer).contains("\"code\":\"").doesNotContain("<html", "Apache Tomcat", "Exception");
    }

    @Test
    void aMissingPermissionIsReported() {
        api.get(PATH + "/customer").expectProblem(401, "unauthenticated");
        api.get(PATH + "/staff").expectProblem(401, "unauthenticated");
        var customer = logins.customer();
        api.as(customer.token()).get(PATH + "/customer").expect(200);
        var refusal = api.as(customer.token()).get(PATH + "/staff").expectProblem(403, "missing-permission");
        assertThat(refusal.at("/permission")).isEqualTo(Permission.CATALOG_READ.text());
    }

    @Test
    void changesNeedTheVersionThatWasRead() {
        var patch = "{\"name\":\"Mug\"}";
        var tag = api.get(PATH + "/versions/7").expect(200).requiredHeader("ETag");

        assertThat(tag).isEqualTo("\"7\"");
        api.with("If-None-Match", tag).get(PATH + "/versions/7").expect(304);
        api.patch(PATH + "/versions/7", patch).expectProblem(428, "precondition-required");
        var stale = api.with("If-Match", "\"6\"")
                .patch(PATH + "/versions/7", patch)
                .expectProblem(412, "precondition-failed");
        assertThat(stale.at("/currentETag")).isEqualTo("\"7\"");
        api.with("If-Match", "W/\"7\"").patch(PATH + "/versions/7", patch).expect(200);
        api.with("If-Match", "\"6\", \"7\"").patch(PATH + "/versions/7", patch).expect(200);
        assertThat(api.with("If-Match", "*")
                        .patch(PATH + "/versions/7", patch)
                        .expect(200)
                        .at("/name"))
                .isEqualTo("Mug");
    }

    @Test
    void aPatchMergesClearsAndReplaces() {
        var changed = api.with("If-Match", "*")
                .patch(
                        PATH + "/versions/1",
                        "{\"active\":null,\"parts\":[],\"metadata\":{\"season\":null,\"tea\":\"yes\"},"
                                + "\"price\":{\"amount\":5,\"currency\":\"JPY\"}}")
                .expect(200)
                .json();

        assertThat(changed.has("active")).isFalse();
        assertThat(changed.at("/name").asString()).isEqualTo("Cup");
        assertThat(changed.at("/parts").size()).isZero();
        assertThat(changed.at("/metadata").toString()).isEqualTo("{\"tea\":\"yes\"}");
        assertThat(changed.at("/price/formatted").asString()).isEqualTo("¥5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":null} | validation-failed | /name",
                "{\"quantity\":null} | validation-failed | /quantity",
                "{\"quantity\":5000} | validation-failed | /quantity",
                "{\"colour\":\"red\"} | unknown-field | /colour",
                "{\"price\":{\"amount\":\"5\"}} | validation-failed | /price/amount",
                "{\"parts\":[{\"label\":\"\",\"count\":1}]} | validation-failed | /parts/0/label",
                "{\"name\":\"a\\u0000\"} | validation-failed | /name"
            })
    void aPatchMustLeaveAValidObject(String patch, String code, String pointer) {
        var answer =
                api.with("If-Match", "*").patch(PATH + "/versions/1", patch).expectProblem(400, code);

        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void versionsThatAreNotServedAreRefused() {
        api.with("Api-Version", "2026-11-25").get(PATH + "/versions/1").expect(200);
        api.with("Api-Version", "2031-01-01").get(PATH + "/versions/1").expectProblem(400, "unsupported-api-version");
        api.with("Api-Version", "latest").get(PATH + "/versions/1").expectProblem(400, "unsupported-api-version");
        api.get("/livez").expect(200);
    }

    @Test
    void ourFaultsTellNothing() {
        var answer = api.with("X-Request-Id", "test-4711").post(PATH + "/fail").expectProblem(500, "internal");

        assertThat(answer.text()).doesNotContain("secret", "Exception");
        assertThat(answer.at("/requestId")).isEqualTo("test-4711");
        assertThat(answer.requiredHeader("X-Request-Id")).isEqualTo("test-4711");
        assertThat(api.with("X-Request-Id", "a b<script>").get("/livez").requiredHeader("X-Request-Id"))
                .doesNotContain("<");
    }

    @Test
    void aDatabaseThatDoesNotAnswerInTimeIsNotOurFaultForEver() {
        jdbc.sql("create table if not exists kontor.kernel_test_lock (id int)").update();

        transactions.executeWithoutResult(_ -> {
            jdbc.sql("lock table kontor.kernel_test_lock in access exclusive mode")
                    .update();
            for (var caller : List.of(api, api.withIdempotencyKey())) {
                var answer = caller.post(PATH + "/busy").expectProblem(503, "dependency-unavailable");
                assertThat(answer.requiredHeader("Retry-After")).isEqualTo("1");
            }
        });
    }

    @Test
    void titlesFollowTheLanguage() {
        assertThat(api.with("Accept-Language", "de").get(PATH + "/nothing").at("/title"))
                .isEqualTo("Nicht gefunden");
        assertThat(api.with("Accept-Language", "fr-CA").get(PATH + "/nothing").at("/title"))
                .isEqualTo("Introuvable");
        assertThat(api.with("Accept-Language", "ja").get(PATH + "/nothing").at("/title"))
                .isEqualTo("Not found");
        api.with("Accept-Language", "-;q=x").get(PATH + "/nothing").expectProblem(404, "not-found");
    }

    @Test
    void aReadOverItsTimeLimitIsStoppedAndItsConnectionFree() throws Exception {
        var pool = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        for (int number = 0; number < pool.getTotalConnections() + 1; number++) {
            var problem = api.get(PATH + "/slow").expectProblem(503, "query-too-expensive");
            assertThat(problem.requiredHeader("Retry-After")).isEqualTo("1");
        }
        api.put(PATH + "/slow", Map.of()).expectProblem(503, "dependency-unavailable");

        assertThat(jdbc.sql("select count(*) from pg_stat_activity where state <> 'idle' and query like :query")
                        .param("query", "select count(*) from generate_series%")
                        .query(Integer.class)
                        .single())
                .isZero();
        api.get(PATH + "/list").expect(200);
    }

    @Test
    void aDatabaseThatTakesNoWritesIsUnavailableNotBroken() {
        var problem = api.post(PATH + "/read-only").expectProblem(503, "dependency-unavailable");
        assertThat(problem.requiredHeader("Retry-After")).isEqualTo("1");
        api.get(PATH + "/list").expect(200);
    }

    @Test
    void theRootUrlLinksToEverything() {
        var answer = api.get("/").expect(200);

        assertThat(answer.at("/docs")).isEqualTo("http://localhost:8080/docs");
        assertThat(answer.at("/store/openapi")).isEqualTo("http://localhost:8080/v3/api-docs/store-v1");
    }

    private String raw(String request) throws IOException {
        var address = URI.create(api.baseUrl());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
