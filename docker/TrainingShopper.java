import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Buys, searches and looks at orders as staff, so that the AOT cache has the profiles of the methods that do this:
/// `java TrainingShopper.java PORT PURCHASES`. The shop is the demo shop.
class TrainingShopper {

    private static final int SHOPPERS = 4;
    private static final String ADDRESS = """
            {"email":"training@example.com","shippingAddress":{"firstName":"Ada","lastName":"Lovelace",
            "line1":"12 Analytical Row","city":"San Francisco","region":"CA","postcode":"94103","country":"US"}}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String shop;

    TrainingShopper(String port) {
        shop = "http://127.0.0.1:" + port;
    }

    public static void main(String[] args) throws Exception {
        var training = new TrainingShopper(args[0]);
        int purchases = Integer.parseInt(args[1]);
        var skus = training.skus();
        try (var threads = Executors.newFixedThreadPool(SHOPPERS)) {
            var work = IntStream.range(0, SHOPPERS)
                    .<Callable<Integer>>mapToObj(shopper -> () -> training.buy(skus, shopper, purchases / SHOPPERS))
                    .toList();
            int bought = 0;
            for (var done : threads.invokeAll(work)) {
                bought += done.get();
            }
            if (bought == 0) {
                throw new IOException("Nothing could be bought.");
            }
            System.out.println(bought + " purchases");
        }
        training.work(purchases / 10);
    }

    /// What is in stock, by the pages of the products.
    private List<String> skus() throws Exception {
        var skus = new ArrayList<String>();
        for (var id : all("id", get("/store/v1/products?limit=100&currency=USD", ""))) {
            if (id.startsWith("prod_")) {
                skus.addAll(all("sku", get("/store/v1/products/" + id + "?currency=USD", "")));
            }
        }
        if (skus.isEmpty()) {
            throw new IOException("The shop has no products to train with.");
        }
        return skus;
    }

    /// Buys until little is left: what is sold out is refused, which is trained too.
    private int buy(List<String> skus, int shopper, int purchases) throws Exception {
        int bought = 0;
        for (int purchase = 0; purchase < purchases; purchase++) {
            var created = send("POST", "/store/v1/carts", "", "{\"currency\":\"USD\"}");
            var cart = "/store/v1/carts/" + first("id", created);
            var token = first("token", created);
            for (int item = 0, tries = 0; item < 2 && tries < skus.size(); tries++) {
                var sku = skus.get((purchase * 7 + shopper * 31 + tries * 13) % skus.size());
                // Some are sold out, or need the buyer's input.
                item += status("POST", cart + "/items", token, "{\"sku\":\"" + sku + "\"}") == 200 ? 1 : 0;
            }
            send("PATCH", cart, token, ADDRESS);
            var options = all("code", get(cart + "/shipping-options", token));
            if (!options.isEmpty()) {
                status("PUT", cart + "/shipping-selection", token, "{\"code\":\"" + options.getFirst() + "\"}");
            }
            status("POST", cart + "/payments", token, "{\"method\":\"test\",\"token\":\"tok_approve\"}");
            bought += status("POST", cart + "/complete", token, "{}") == 201 ? 1 : 0;
            get("/store/v1/search?q=coffee&currency=USD&limit=" + (1 + purchase % 50), "");
            get("/store/v1/products?currency=USD&limit=" + (1 + purchase % 100), "");
        }
        return bought;
    }

    private void work(int rounds) throws Exception {
        var login = send(
                "POST",
                "/admin/v1/auth/login",
                "",
                "{\"email\":\"owner@example.com\",\"password\":\"kontor-demo-password\"}");
        var bearer = "Bearer " + first("accessToken", login);
        for (int round = 0; round < rounds; round++) {
            var orders = get("/admin/v1/orders?limit=20", bearer);
            get("/admin/v1/orders/" + first("id", orders), bearer);
            get("/admin/v1/orders?q=lovelace", bearer);
            get("/admin/v1/products?limit=20", bearer);
            get("/admin/v1/customers?limit=20", bearer);
            // Hibernate starts when an aggregate is used.
            get("/admin/v1/brands/" + first("id", get("/admin/v1/brands?limit=1", bearer)), bearer);
        }
    }

    private String get(String path, String credential) throws Exception {
        return send("GET", path, credential, "");
    }

    private String send(String method, String path, String credential, String body) throws Exception {
        var response = call(method, path, credential, body);
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private int status(String method, String path, String credential, String body) throws Exception {
        int status = call(method, path, credential, body).statusCode();
        if (status >= 500) {
            throw new IOException(method + " " + path + " was answered " + status);
        }
        return status;
    }

    private HttpResponse<String> call(String method, String path, String credential, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(shop + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!credential.isEmpty()) {
            request.header(credential.startsWith("Bearer ") ? "Authorization" : "X-Cart-Token", credential);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String first(String field, String json) throws IOException {
        var found = all(field, json);
        if (found.isEmpty()) {
            throw new IOException("no " + field + " in " + json);
        }
        return found.getFirst();
    }

    private static List<String> all(String field, String json) {
        return Pattern.compile("\"" + field + "\":\"([^\"]*)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
