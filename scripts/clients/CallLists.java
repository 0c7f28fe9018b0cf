import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kontor.admin.api.AuthApi;
import kontor.admin.api.OrdersApi;
import kontor.admin.model.LogIn;
import kontor.admin.model.OrderPaymentStatus;
import kontor.admin.model.OrderStatus;
import kontor.store.api.ProductsApi;
import kontor.store.api.SearchApi;
import kontor.store.model.AvailabilityStatus;

/// Calls lists with several values through the clients of openapi-generator. Its Java clients do not know the style
/// deepObject: they write the keys of a map as they are, so these are whole names.
class CallLists {

    public static void main(String[] arguments) throws Exception {
        var origin = System.getenv("KONTOR_URL");
        var store = new kontor.store.ApiClient().setBasePath(origin);
        var admin = new kontor.admin.ApiClient().setBasePath(origin);

        var clothes = new ProductsApi(store)
                .listProducts()
                .attr(Map.of("attr.material", "cotton,wool", "attr.power.lte", "1000"))
                .sort(List.of("title", "-publishedAt"))
                .execute();
        expect("openapi-generator: two attributes that nothing has both", clothes.getItems().size(), 0);

        var titles = new ProductsApi(store)
                .listProducts()
                .attr(Map.of("attr.material", "cotton,wool"))
                .sort(List.of("title", "-publishedAt"))
                .limit(100)
                .execute()
                .getItems()
                .stream()
                .map(item -> item.getTitle())
                .collect(Collectors.toList());
        expect("openapi-generator: some products of cotton or wool", titles.size() > 3, true);
        expect("openapi-generator: they are sorted", titles, titles.stream().sorted().collect(Collectors.toList()));

        var found = new SearchApi(store)
                .searchProducts()
                .availability(List.of(AvailabilityStatus.IN_STOCK, AvailabilityStatus.PREORDER))
                .attr(Map.of("attr.power.gte", "5", "attr.power.lte", "30"))
                .execute();
        expect(
                "openapi-generator: a search with two availabilities and two bounds",
                found.getTotal().getValue() > 0,
                true);

        var session = new AuthApi(admin)
                .logInAsStaff(new LogIn().email("owner@example.com").password("kontor-demo-password"))
                .execute();
        admin.addDefaultHeader("Authorization", "Bearer " + session.getAccessToken());
        var orders = new OrdersApi(admin)
                .listOrders()
                .status(List.of(OrderStatus.OPEN, OrderStatus.COMPLETED))
                .paymentStatus(List.of(OrderPaymentStatus.PAID, OrderPaymentStatus.REFUNDED))
                .limit(5)
                .executeWithHttpInfo();
        expect("openapi-generator: orders in two states", orders.getStatusCode(), 200);
    }

    private static void expect(String what, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            System.err.printf("%s: expected %s, got %s%n", what, expected, actual);
            System.exit(1);
        }
        System.out.printf("%s: %s%n", what, actual);
    }
}
