package dev.kontor.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class CustomerGroupTests {

    private static final String GROUPS = "/admin/v1/customer-groups";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CustomerGroups groups;

    @Test
    void staffCreateChangeAndDeleteAGroup() {
        var code = code();
        var created = clerk().post(GROUPS, Map.of("code", code, "name", " Resellers "))
                .expect(201);
        var path = GROUPS + "/" + created.at("/id");

        assertThat(created.at("/name")).isEqualTo("Resellers");
        clerk().post(GROUPS, Map.of("code", code, "name", "Others")).expectProblem(409, "already-exists");
        clerk().post(GROUPS, Map.of("code", "No Code", "name", "Others")).expectProblem(400, "validation-failed");
        var changed = clerk().with("If-Match", created.requiredHeader("ETag"))
                .patch(path, Map.of("name", "Shops", "description", "They buy from us."))
                .expect(200);
        assertThat(changed.at("/name")).isEqualTo("Shops");
        clerk().with("If-Match", created.requiredHeader("ETag"))
                .patch(path, Map.of("name", "Lost"))
                .expectProblem(412, "precondition-failed");
        assertThat(clerk().get(GROUPS + "?limit=200").text()).contains(code);
        clerk().with("If-Match", changed.requiredHeader("ETag")).delete(path).expect(204);
        clerk().get(path).expectProblem(404, "not-found");
    }

    @Test
    void membersJoinOnceAndLeave() {
        var path = GROUPS + "/" + group();
        var ada = logins.customer();
        var bob = logins.customer();

        var both = Map.of("customerIds", List.of(ada.id().text(), bob.id().text()));
        var first = clerk().post(path + "/members", both).expect(200);
        var second = clerk().post(path + "/members", both).expect(200);

        assertThat(first.json().at("/added").asInt()).isEqualTo(2);
        assertThat(second.json().at("/added").asInt()).isZero();
        assertThat(second.json().at("/unchanged").asInt()).isEqualTo(2);
        assertThat(events(ada)).isEqualTo(1);
        var page = clerk().get(path + "/members?limit=1").expect(200);
        assertThat(page.json().at("/items").size()).isEqualTo(1);
        assertThat(page.json().at("/page/next").isString()).isTrue();
        clerk().delete(path + "/members/" + ada.id().text()).expect(204);
        clerk().delete(path + "/members/" + ada.id().text()).expectProblem(404, "not-found");
        assertThat(groups.of(List.of(ada.id(), bob.id()))).containsOnlyKeys(bob.id());
        assertThat(events(ada)).isEqualTo(2);
    }

    @Test
    void anUnknownCustomerIsNamedAndNobodyJoins() {
        var path = GROUPS + "/" + group();
        var ada = logins.customer();
        var unknown = "cus_01kaw4c5qpfy0t4gzxm3v8h2rd";

        var refused = clerk().post(
                        path + "/members",
                        Map.of("customerIds", List.of(ada.id().text(), unknown)))
                .expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/customerIds/1");
        assertThat(groups.of(ada.id())).isEmpty();
        clerk().post(GROUPS + "/cgrp_01kaw4c5qpfy0t4gzxm3v8h2rd/members", Map.of("customerIds", List.of(unknown)))
                .expectProblem(404, "not-found");
    }

    @Test
    void othersAskForTheGroupsOfManyCustomersAtOnce() {
        var one = new CustomerGroupId(uuid(group()));
        var two = new CustomerGroupId(uuid(group()));
        var ada = logins.customer();
        for (var group : List.of(one, two)) {
            clerk().post(
                            GROUPS + "/" + group.text() + "/members",
                            Map.of("customerIds", List.of(ada.id().text())))
                    .expect(200);
        }

        assertThat(groups.of(List.of(ada.id()))).containsExactly(Map.entry(ada.id(), Set.of(one, two)));
        assertThat(groups.find(List.of(one)).get(one)).isNotNull();
        assertThat(groups.of(List.of())).isEmpty();
        var listed = clerk().get("/admin/v1/customers?groupId=" + one.text()).expect(200);
        assertThat(listed.json().at("/items").size()).isEqualTo(1);
        assertThat(listed.json().at("/items/0/groupIds").size()).isEqualTo(2);
    }

    @Test
    void staffFindCustomersByNameAddressPhoneAndTag() {
        var last = "Zy" + UUID.randomUUID().toString().substring(0, 8);
        var email = last.toLowerCase(Locale.ROOT) + "@search.example.com";
        var created = clerk().post(
                        "/admin/v1/customers", Map.of("email", email, "firstName", "Grace", "lastName", last))
                .expect(201);
        var id = created.at("/id");
        clerk().with("If-Match", created.requiredHeader("ETag"))
                .patch("/admin/v1/customers/" + id, Map.of("tags", List.of(last, "press", "press")))
                .expect(200);
        jdbc.sql("""
                        insert into customer.addresses (id, version, customer_id, first_name, line1, city, country,
                            phone, created_at, updated_at)
                        values (:address, 1, :id, 'Grace', 'x', 'y', 'DE', :phone, now(), now())
                        """)
                .param("address", UUID.randomUUID())
                .param("id", TypeIds.parse(CustomerId.class, id))
                .param("phone", "+4917" + Math.abs(last.hashCode()) % 100_000_000)
                .update();

        for (var query : List.of(
                "q=grace%20" + last,
                "q=" + last + "%20gra",
                "q=" + email.substring(0, 15),
                "q=%2B49%2017" + Math.abs(last.hashCode()) % 100_000_000,
                "tag=" + last)) {
            var found = clerk().get("/admin/v1/customers?" + query).expect(200);
            assertThat(found.json().at("/items").size()).as(query).isEqualTo(1);
            assertThat(found.at("/items/0/id")).isEqualTo(id);
        }
        assertThat(clerk().get("/admin/v1/customers/" + id).json().at("/tags").size())
                .isEqualTo(2);
        assertThat(clerk().get("/admin/v1/customers?q=" + last + "%25")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void notesAreForStaffAlone() {
        var ada = logins.customer();
        var path = "/admin/v1/customers/" + ada.id().text() + "/notes";

        var note = clerk().post(path, Map.of("text", "Prefers mornings.")).expect(200);

        assertThat(clerk().get(path).expect(200).at("/items/0/text")).isEqualTo("Prefers mornings.");
        assertThat(api.as(ada.token()).get("/store/v1/me").text()).doesNotContain("mornings");
        clerk().post(path, Map.of("text", "Card 4111 1111 1111 1111")).expectProblem(400, "validation-failed");
        clerk().delete("/admin/v1/customers/" + logins.customer().id().text() + "/notes/" + note.at("/id"))
                .expectProblem(404, "not-found");
        clerk().delete(path + "/" + note.at("/id")).expect(204);
        assertThat(clerk().get(path).json().at("/items").size()).isZero();
        clerk().get("/admin/v1/customers/cus_01kaw4c5qpfy0t4gzxm3v8h2rd/notes").expectProblem(404, "not-found");
    }

    @Test
    void withoutThePermissionNothingHappens() {
        var reader = api.as(logins.staff(Permission.CUSTOMERS_READ).token());
        var code = code();

        reader.post(GROUPS, Map.of("code", code, "name", "X")).expectProblem(403, "missing-permission");
        api.as(logins.customer().token()).get(GROUPS).expectProblem(401, "unauthenticated");

        assertThat(jdbc.sql("select count(*) from customer.groups where code = :code")
                        .param("code", code)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long events(Logins.Customer customer) {
        return jdbc.sql("select count(*) from events.log where type = 'customer.group_changed' and subject = :subject")
                .param("subject", customer.id().text())
                .query(Long.class)
                .single();
    }

    private String group() {
        return clerk().post(GROUPS, Map.of("code", code(), "name", "A group"))
                .expect(201)
                .at("/id");
    }

    private static String code() {
        return "g-" + UUID.randomUUID();
    }

    private static UUID uuid(String id) {
        return TypeIds.parse(CustomerGroupId.class, id).value();
    }

    private Api clerk() {
        return api.as(logins.staff(Permission.CUSTOMERS_READ, Permission.CUSTOMERS_WRITE)
                .token());
    }
}
