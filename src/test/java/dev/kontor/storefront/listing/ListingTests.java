package dev.kontor.storefront.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.pricing.PriceChanged;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class ListingTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventLog events;

    @Autowired
    private ListingReconciliation sweep;

    @Autowired
    private TransactionTemplate transactions;

    private Api staff;
    private StoreShelf shelf;
    private Api.Response draft;
    private UUID product;

    @BeforeEach
    void putAProductOnTheShelf() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        shelf = new StoreShelf(staff, jdbc);
        draft = shelf.draft("Ödland", Map.of("translations", Map.of("fr", Map.of("title", "Friche"))));
        shelf.price(draft.at("/variants/0/id"), "USD", 700, null);
        shelf.price(draft.at("/variants/0/id"), "JPY", 900, null);
        product = TypeIds.parse(ProductId.class, shelf.publish(draft)).value();
        EventProbe.on(jdbc).awaitDelivered();
    }

    @Test
    void followTheLifeOfAProduct() {
        assertThat(titles()).containsExactly("de odland", "en odland", "fr friche");
        assertThat(prices()).containsExactly("JPY 900", "USD 700");

        staff.with("If-Match", "*")
                .patch("/admin/v1/products/" + draft.at("/id"), Map.of("title", "Wasteland"))
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(titles()).containsExactly("de wasteland", "en wasteland", "fr friche");

        staff.post("/admin/v1/products/" + draft.at("/id") + "/unpublish").expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(titles()).isEmpty();
        assertThat(prices()).isEmpty();
    }

    @Test
    void areAlphabeticalRegardlessOfCaseAndAccents() {
        var tag = StoreShelf.unique("t");
        for (var title : List.of("Zitrone", "apfel", "Öl", "Ähre", "Straße", "Strauch", "Ærø", "Łódź", "ørn")) {
            shelf.product(title, 100, Map.of("tags", List.of(tag)));
        }
        EventProbe.on(jdbc).awaitDelivered();

        var sorted = List.of("Ærø", "Ähre", "apfel", "Łódź", "Öl", "ørn", "Straße", "Strauch", "Zitrone");
        assertThat(all("/store/v1/products?sort=title&limit=2&tag=" + tag, "/title"))
                .containsExactlyElementsOf(sorted);
        assertThat(all("/store/v1/products?sort=-title&limit=2&tag=" + tag, "/title"))
                .containsExactlyElementsOf(sorted.reversed());
    }

    @Test
    void brandsAndCollectionsAreAlphabeticalToo() {
        var end = StoreShelf.unique(" ");
        for (var name : List.of("Bank", "ähren", "anker")) {
            staff.post("/admin/v1/brands", Map.of("name", name + end)).expect(201);
            staff.post("/admin/v1/collections", Map.of("name", name + end)).expect(201);
        }

        for (var list : List.of("brands", "collections")) {
            assertThat(all("/store/v1/" + list + "?limit=7", "/name"))
                    .as(list)
                    .filteredOn(name -> name.endsWith(end))
                    .containsExactly("ähren" + end, "anker" + end, "Bank" + end);
        }
    }

    /// The texts of the items on all pages.
    private List<String> all(String path, String pointer) {
        var texts = new ArrayList<String>();
        for (var cursor = ""; ; ) {
            var page = api.get(path + cursor).expect(200).json();
            page.at("/items").forEach(item -> texts.add(item.at(pointer).asString()));
            if (page.at("/page/next").isMissingNode()) {
                return texts;
            }
            cursor = "&cursor=" + page.at("/page/next").asString();
        }
    }

    @Test
    void listAProductWhoseSkuBeginsLikeAnId() {
        draft = shelf.draft("Odd one", Map.of("variants", List.of(Map.of("sku", StoreShelf.unique("prod_")))));
        product = TypeIds.parse(ProductId.class, shelf.publish(draft)).value();
        staff.with("If-Match", "*")
                .patch("/admin/v1/variants/" + draft.at("/variants/0/id"), Map.of("weightGrams", 12))
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(titles()).contains("en odd one");
        assertThat(jdbc.sql("select consumer from events.dead_letters")
                        .query(String.class)
                        .list())
                .doesNotContain("storefront-listings", "storefront-collections", "search-index");
    }

    @Test
    void followAPriceThatChanges() {
        var variant = draft.at("/variants/0/id");
        shelf.price(variant, "USD", 650, null);
        transactions.executeWithoutResult(
                _ -> events.append(new PriceChanged(TypeIds.parse(VariantId.class, variant))));
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(prices()).containsExactly("JPY 900", "USD 650");
    }

    @Test
    void areCorrectedByReconciliationWithoutAnEvent() {
        jdbc.sql("update catalog.product_translations set title = 'Other' where product_id = :id and locale = 'fr'")
                .param("id", product)
                .update();
        jdbc.sql("delete from storefront.product_prices where product_id = :id and currency = 'JPY'")
                .param("id", product)
                .update();
        var gone = TypeIds.next();
        jdbc.sql("insert into storefront.product_titles values (:id, 'en', 'gone')")
                .param("id", gone)
                .update();

        sweep.sweep();

        assertThat(titles()).containsExactly("de odland", "en odland", "fr other");
        assertThat(prices()).containsExactly("JPY 900", "USD 700");
        assertThat(jdbc.sql("select count(*) from storefront.product_titles where product_id = :id")
                        .param("id", gone)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> titles() {
        return jdbc.sql("""
                select locale || ' ' || sort_title from storefront.product_titles where product_id = :id order by locale
                """).param("id", product).query(String.class).list();
    }

    private List<String> prices() {
        return jdbc.sql("""
                select currency || ' ' || amount_minor from storefront.product_prices
                where product_id = :id order by currency
                """).param("id", product).query(String.class).list();
    }
}
