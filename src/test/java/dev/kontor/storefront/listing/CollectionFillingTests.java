package dev.kontor.storefront.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.StatementCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class CollectionFillingTests {

    private static final String EVERYTHING = """
            {"match": "ANY", "rules": [
                {"field": "TAG", "values": ["%s"]},
                {"field": "CATEGORY", "values": ["cat_01h455vb4pex5vsknk084sn02q"]},
                {"field": "ATTRIBUTE", "attribute": "width", "values": ["1"]},
                {"field": "PRICE", "currency": "USD", "lte": -1},
                {"field": "STOCK", "exclude": true, "values": null},
                {"field": "PUBLISHED", "days": 1, "exclude": true}]}
            """;
    private static final String TAGGED = """
            {"match": "ALL", "rules": [{"field": "TAG", "values": ["%s"]}]}
            """;

    @Autowired
    private CollectionFilling filling;

    @Autowired
    private JdbcClient jdbc;

    private final String tag = "fill-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<UUID> collections = new ArrayList<>();
    private final List<UUID> products = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        jdbc.sql("delete from catalog.collections where id = any (:ids::uuid[])")
                .param("ids", texts(collections))
                .update();
        jdbc.sql("delete from catalog.products where id = any (:ids::uuid[])")
                .param("ids", texts(products))
                .update();
        filling.forgetDeleted();
    }

    @Test
    void aChangedProductCostsTheSameForAnyNumberOfCollections() {
        var product = product();
        collection(EVERYTHING);
        filling.refresh(Set.of(product), Set.of());
        int one = StatementCounter.count(() -> filling.refresh(Set.of(product), Set.of()))
                .size();
        for (int more = 0; more < 30; more++) {
            collection(EVERYTHING);
        }
        filling.refresh(Set.of(product), Set.of());

        var many = StatementCounter.count(() -> filling.refresh(Set.of(product), Set.of()));

        assertThat(many).hasSize(one);
        assertThat(collections).allSatisfy(each -> assertThat(listed(each)).contains(product));
    }

    @Test
    void aRefillWritesOnlyWhatDiffers() {
        var first = product();
        var second = product();
        var collection = collection(TAGGED);
        filling.refill(Set.of(collection));
        assertThat(listed(collection)).containsExactlyInAnyOrder(first, second);

        jdbc.sql("update catalog.products set status = 'DRAFT' where id = :id")
                .param("id", second)
                .update();
        var third = product();
        var untouched = version(collection, first);
        filling.refill(Set.of(collection));

        assertThat(listed(collection)).containsExactlyInAnyOrder(first, third);
        assertThat(version(collection, first)).isEqualTo(untouched);
    }

    @Test
    void whatWasInACollectionThatIsGoneIsForgotten() {
        product();
        var collection = collection(TAGGED);
        filling.refill(Set.of(collection));
        assertThat(listed(collection)).hasSize(1);

        jdbc.sql("delete from catalog.collections where id = :id")
                .param("id", collection)
                .update();
        filling.refill(Set.of(collection));

        assertThat(listed(collection)).isEmpty();
    }

    private UUID product() {
        var id = TypeIds.next();
        jdbc.sql("""
                        insert into catalog.products
                            (id, version, status, published_at, tax_category, options, metadata, tags, created_at, updated_at)
                        values (:id, 1, 'PUBLISHED', now(), 'standard', '[]', '{}', array[:tag], now(), now())
                        """).param("id", id).param("tag", tag).update();
        products.add(id);
        return id;
    }

    private UUID collection(String rules) {
        var id = TypeIds.next();
        jdbc.sql("""
                        insert into catalog.collections (id, version, rules, created_at, updated_at)
                        values (:id, 1, :rules::jsonb, now(), now())
                        """).param("id", id).param("rules", rules.formatted(tag)).update();
        collections.add(id);
        return id;
    }

    private List<UUID> listed(UUID collection) {
        return jdbc.sql("select product_id from storefront.collection_listings where collection_id = :id")
                .param("id", collection)
                .query(UUID.class)
                .list();
    }

    private String version(UUID collection, UUID product) {
        return jdbc.sql("""
                        select xmin::text || ctid from storefront.collection_listings
                        where collection_id = :collection and product_id = :product
                        """)
                .param("collection", collection)
                .param("product", product)
                .query(String.class)
                .single();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
