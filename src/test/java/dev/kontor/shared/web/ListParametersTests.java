package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.ApiOperation;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Calls every read with a good value of each parameter that the documents name. Filters, sorts, cursors and totals all
/// answer 200. Attributes are tried where the data of the shop defines some.
@KontorTest
class ListParametersTests {

    private static final Pattern SORTS = Pattern.compile("can be sorted by ([^.]+)\\.");

    /// Values of parameters whose schema says less than the operation.
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("locale", "de"),
            Map.entry("currency", "EUR"),
            Map.entry("channel", "default"),
            Map.entry("country", "DE"),
            Map.entry("option", "Size:L"),
            Map.entry("type", "order.placed"),
            Map.entry("usedBy", "prod_01h455vb4pex5vsknk084sn02q"),
            Map.entry("actor", "stf_01h455vb4pex5vsknk084sn02q"),
            Map.entry("createdBy", "stf_01h455vb4pex5vsknk084sn02q"),
            Map.entry("lastCharacters", "7K3P"),
            Map.entry("timeZone", "Europe/Berlin"),
            Map.entry("after", "0"));

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final Set<String> untried = ConcurrentHashMap.newKeySet();
    /// By the path of what they name.
    private final Map<String, String> slugs = new ConcurrentHashMap<>();

    private String owner = "";
    private String customer = "";

    @BeforeEach
    void fill() {
        findings.clear();
        owner = logins.owner().token();
        customer = logins.customer().token();
        var shop = new BuyingShop(api, jdbc);
        var cart = shop.payingCart(Map.of(shop.variant(1_999, 5), 1), "tok_approve");
        var order = shop.complete(cart).expect(201).at("/id");
        DocumentFixtures.settings(staff());
        staff().withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/invoice")
                .expect(200);
        staff().withIdempotencyKey()
                .post(
                        "/admin/v1/reconciliations",
                        Map.of("provider", "test", "from", "2020-01-01T00:00:00Z", "until", "2020-01-02T00:00:00Z"))
                .expect(202);
        for (var kind : List.of("categories", "collections", "brands")) {
            slugs.put(
                    kind,
                    staff().post("/admin/v1/" + kind, Map.of("name", "List " + UUID.randomUUID()))
                            .expect(201)
                            .at("/slug"));
        }
        // A kind that takes every period.
        slugs.put("retention-periods", "SESSIONS");
        slugs.put("import-templates", "PRICES");
        staff().post("/admin/v1/imports", Map.of("type", "PRICES", "format", "CSV"))
                .expect(201);
        // The store lists no carts.
        slugs.put(
                "carts",
                api.as(customer)
                        .withIdempotencyKey()
                        .post("/store/v1/carts", Map.of("currency", "EUR"))
                        .expect(201)
                        .at("/id"));
        // The list of wishlists takes no parameters.
        slugs.put(
                "wishlists",
                api.as(customer)
                        .withIdempotencyKey()
                        .post("/store/v1/me/wishlists", Map.of("name", "List"))
                        .expect(201)
                        .at("/id"));
        staff().post(
                        "/admin/v1/customer-groups",
                        Map.of("code", "list-" + UUID.randomUUID().toString().substring(0, 8), "name", "List"))
                .expect(201);
        staff().post("/admin/v1/promotions", """
                        {"name": "List", "actions": [{"type": "FREE_SHIPPING"}]}""").expect(201);
        staff().withIdempotencyKey()
                .post(
                        "/admin/v1/gift-card-batches",
                        Map.of("name", "List", "size", 1, "value", Map.of("amount", 100, "currency", "EUR")))
                .expect(202);
        staff().withIdempotencyKey()
                .post("/admin/v1/gift-cards", Map.of("value", Map.of("amount", 100, "currency", "EUR")))
                .expect(201);
        staff().post(
                        "/admin/v1/price-lists",
                        Map.of("name", "List", "status", "DRAFT", "currency", "EUR", "priority", 1))
                .expect(201);
    }

    @Test
    void everyParameterOfEveryReadTakesAGoodValue() {
        Stream.of("store-v1", "admin-v1")
                .flatMap(document -> ApiOperation.of(document).stream())
                .filter(ApiOperation::isRead)
                // Points need a carrier and an address: BuyingCarrierPointTests.
                .filter(operation -> !operation.path().endsWith("/carrier-points"))
                // Bookings need settings of the channel: AccountingTests.
                .filter(operation -> !operation.path().endsWith("/datev-bookings")
                        && !operation.path().endsWith("/datev-payments"))
                // Templates are found by kind and language: MailTemplateTests.
                .filter(operation -> !operation.path().contains("/mail-templates/{kind}"))
                // The same for templates of documents: DocumentDesignTests.
                .filter(operation -> !operation.path().contains("/document-templates/{kind}"))
                // A shared list is found by its secret token: WishlistTests.
                .filter(operation -> !operation.path().contains("/shared-wishlists/"))
                // The newsletter needs a published text: NewsletterTests.
                .filter(operation -> !operation.path().equals("/store/v1/newsletter"))
                // Policies are found by kind and language: PolicyTests.
                .filter(operation -> !operation.path().contains("/policies/{kind}"))
                .parallel()
                .forEach(operation -> path(operation)
                        .ifPresent(path -> operation.queryParameters().stream()
                                .filter(parameter -> !parameter
                                        .schema()
                                        .path("type")
                                        .asString("")
                                        .equals("object"))
                                .forEach(parameter -> tryOut(operation, path, parameter))));

        assertThat(findings).isEmpty();
        assertThat(untried).isEmpty();
    }

    private void tryOut(ApiOperation operation, String path, ApiOperation.Parameter parameter) {
        switch (parameter.name()) {
            case "sort" ->
                sorts(operation, path).forEach(sort -> {
                    call(operation, path, "sort=" + sort);
                    call(operation, path, "sort=-" + sort + "&limit=1");
                });
            case "cursor" -> {
                var page = caller(operation).get(path + with(operation, "limit=1"));
                var next = page.json().at("/page/next").asString("");
                if (!next.isEmpty()) {
                    call(operation, path, "limit=1&cursor=" + next);
                }
            }
            default ->
                values(parameter)
                        .forEach(value -> call(
                                operation,
                                path,
                                parameter.name() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
    }

    private void call(ApiOperation operation, String path, String query) {
        try {
            var answer = caller(operation).get(path + with(operation, query));
            if (answer.status() != 200) {
                findings.add(path + "?" + query + ": " + answer);
            }
        } catch (AssertionError | RuntimeException unexpected) {
            findings.add(path + "?" + query + ": " + unexpected.getMessage());
        }
    }

    /// The query, with what the operation needs besides.
    private String with(ApiOperation operation, String query) {
        var needed = new StringBuilder("?").append(query);
        operation.queryParameters().stream()
                .filter(ApiOperation.Parameter::required)
                .filter(parameter -> !query.startsWith(parameter.name() + "="))
                .forEach(parameter -> needed.append('&')
                        .append(parameter.name())
                        .append('=')
                        .append(URLEncoder.encode(values(parameter).getFirst(), StandardCharsets.UTF_8)));
        return needed.toString();
    }

    /// What the list says that it can be sorted by.
    private List<String> sorts(ApiOperation operation, String path) {
        var refusal = caller(operation).get(path + with(operation, "sort=nonsense"));
        var matcher = SORTS.matcher(refusal.at("/detail"));
        if (refusal.status() != 400 || !matcher.find()) {
            findings.add(path + " does not say what it can be sorted by: " + refusal);
            return List.of();
        }
        return List.of(matcher.group(1).split(", "));
    }

    private List<String> values(ApiOperation.Parameter parameter) {
        var schema = parameter.schema();
        if (schema.path("enum").isArray()) {
            var all = texts(schema.path("enum"));
            return parameter.array() && all.size() > 1
                    ? Stream.concat(all.stream(), Stream.of(all.getFirst() + "," + all.getLast()))
                            .toList()
                    : all;
        }
        var value = switch (parameter.name()) {
            case "category" -> slug("categories");
            case "collection" -> slug("collections");
            case "brand" -> slug("brands");
            case "path" -> "/categories/" + slug("categories");
            default -> VALUES.getOrDefault(parameter.name(), value(schema));
        };
        return schema.path("type").asString("").equals("boolean")
                ? List.of("true", "false")
                : parameter.array() ? List.of(value, value + "," + value) : List.of(value);
    }

    private static String value(JsonNode schema) {
        var pattern = schema.path("pattern").asString("");
        if (pattern.startsWith("^") && pattern.contains("_[0-7]")) {
            return pattern.substring(1, pattern.indexOf('_')) + "_01h455vb4pex5vsknk084sn02q";
        }
        return switch (schema.path("type").asString("") + " "
                + schema.path("format").asString("")) {
            case "string date-time" -> "2026-01-31T09:00:00Z";
            case "string date" -> "2026-01-31";
            case "integer int32", "integer int64" -> schema.path("minimum").asString("1");
            default -> "abc";
        };
    }

    private String slug(String kind) {
        return slugs.getOrDefault(kind, "none");
    }

    /// The path with ids of what is there; empty if there is nothing.
    private Optional<String> path(ApiOperation operation) {
        if (operation.queryParameters().isEmpty()) {
            return Optional.empty();
        }
        if (!operation.hasVariables()) {
            return Optional.of(operation.path());
        }
        var list = operation.path().substring(0, operation.path().indexOf("/{"));
        var made = slugs.get(list.substring(list.lastIndexOf('/') + 1));
        if (made != null) {
            return Optional.of(operation.path(_ -> made));
        }
        var first = list.endsWith("/variants")
                ? jdbc.sql("select id from catalog.variants order by id desc limit 1")
                        .query(VariantId.class)
                        .optional()
                        .map(VariantId::text)
                : Optional.of(caller(operation)
                                .get(list + "?limit=1")
                                .json()
                                .at("/items/0/id")
                                .asString(""))
                        .filter(id -> !id.isEmpty());
        if (first.isEmpty()) {
            untried.add(operation.path());
        }
        return first.map(id -> operation.path(name -> name.equals("locale") ? "en" : id));
    }

    private Api caller(ApiOperation operation) {
        return operation.path().startsWith("/admin/") ? staff() : api.as(customer);
    }

    private Api staff() {
        return api.as(owner);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
