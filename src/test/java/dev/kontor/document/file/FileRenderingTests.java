package dev.kontor.document.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.document.DocumentId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happens if a rendering fails.
@KontorTest
class FileRenderingTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private FileRendering rendering;

    @Test
    void aFailureIsShownUntilARenderingSucceeds() {
        var staff = api.as(logins.owner().token());
        DocumentFixtures.settings(staff);
        var shop = new BuyingShop(api, jdbc);
        var cart = shop.payingCart(Map.of(shop.variant(1_000, 5), 1), "tok_approve");
        var order = shop.complete(cart).expect(201);
        var id = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/invoice")
                .expect(200)
                .at("/id");
        DocumentFixtures.awaitReady(staff, id);
        var document = TypeIds.parse(DocumentId.class, id);
        jdbc.sql("update document.files set status = 'PENDING', pdf_object = 'nowhere' where document_id = :id")
                .param("id", document)
                .update();

        staff.get("/admin/v1/documents/" + id + "/pdf").expectProblem(409, "invalid-state-transition");
        assertThatThrownBy(() -> rendering.render(document)).hasMessageContaining("not the name of an object");

        var failed = staff.get("/admin/v1/documents/" + id).expect(200);
        assertThat(failed.at("/status")).isEqualTo("FAILED");
        assertThat(failed.at("/problem")).contains("not the name of an object");
        assertThat(staff.get("/admin/v1/documents?status=FAILED&orderId=" + order.at("/id"))
                        .expect(200)
                        .json()
                        .at("/items"))
                .hasSize(1);
        jdbc.sql("update document.files set outdated = '{}', pdf_object = :name where document_id = :id")
                .param("id", document)
                .param("name", "0".repeat(40) + ".bin")
                .update();
        staff.post("/admin/v1/documents/" + id + "/render").expect(202);
        DocumentFixtures.awaitReady(staff, id);
        staff.get("/admin/v1/documents/" + id + "/pdf").expect(200);
        assertThat(staff.get("/admin/v1/documents/" + id).expect(200).json().has("problem"))
                .isFalse();
    }
}
