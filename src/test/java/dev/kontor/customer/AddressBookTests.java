package dev.kontor.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class AddressBookTests {

    private static final String PATH = "/store/v1/me/addresses";
    private static final Map<String, Object> ADDRESS = Map.of(
            "firstName",
            "Ada",
            "lastName",
            "Lovelace",
            "line1",
            "12 Analytical Row",
            "city",
            "San Francisco",
            "region",
            "CA",
            "postcode",
            "94103",
            "country",
            "US",
            "phone",
            "+14155550123");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aCustomerKeepsAddresses() {
        var customer = api.as(logins.customer().token());
        var added = customer.post(PATH, ADDRESS).expect(201);
        var path = PATH + "/" + added.at("/id");

        assertThat(added.requiredHeader("Location")).endsWith(path);
        assertThat(customer.get(path).expect(200).json()).isEqualTo(added.json());
        var cleared = new HashMap<String, Object>();
        cleared.put("phone", null);
        cleared.put("city", "Oakland");
        var changed = customer.patch(path, cleared).expect(200);
        assertThat(changed.at("/city")).isEqualTo("Oakland");
        assertThat(changed.json().has("phone")).isFalse();
        assertThat(customer.get(PATH).expect(200).json().at("/items").size()).isEqualTo(1);
        customer.delete(path).expect(204);
        customer.get(path).expectProblem(404, "not-found");
    }

    @Test
    void staffKeepTheAddressesOfACustomer() {
        var customer = logins.customer();
        var own = api.as(customer.token());
        var staff = api.as(logins.staff(Permission.CUSTOMERS_READ, Permission.CUSTOMERS_WRITE)
                .token());
        var book = "/admin/v1/customers/" + customer.id().text() + "/addresses";

        var added = staff.post(book, ADDRESS).expect(201);
        var path = book + "/" + added.at("/id");
        assertThat(added.requiredHeader("Location")).endsWith(path);
        assertThat(own.get(PATH + "/" + added.at("/id")).expect(200).json()).isEqualTo(added.json());
        var changed = staff.patch(path, Map.of("city", "Oakland")).expect(200);
        assertThat(own.get(PATH).expect(200).at("/items/0/city")).isEqualTo("Oakland");
        assertThat(staff.get(book).expect(200).at("/items/0/id")).isEqualTo(added.at("/id"));
        assertThat(staff.get(path).expect(200).json()).isEqualTo(changed.json());
        staff.post(
                        book,
                        Map.of(
                                "firstName",
                                "Ada",
                                "line1",
                                "Row 12",
                                "city",
                                "Berlin",
                                "postcode",
                                "1",
                                "country",
                                "DE"))
                .expectProblem(422, "address-invalid");
        var deleted = staff.delete(path).expect(204);

        assertThat(own.get(PATH).expect(200).json().at("/items").size()).isZero();
        assertThat(AuditProbe.on(jdbc).actionsOf(added)).containsExactly("customer.address_added");
        assertThat(AuditProbe.on(jdbc).actionsOf(changed)).containsExactly("customer.address_changed");
        assertThat(AuditProbe.on(jdbc).actionsOf(deleted)).containsExactly("customer.address_removed");
        assertThat(AuditProbe.on(jdbc).of(deleted).toString()).doesNotContain("Analytical", "Lovelace", "94103");
    }

    @Test
    void staffFindAnAddressUnderItsCustomerOnly() {
        var owner = logins.customer();
        var id = api.as(owner.token()).post(PATH, ADDRESS).expect(201).at("/id");
        var staff = api.as(logins.staff(Permission.CUSTOMERS_READ, Permission.CUSTOMERS_WRITE)
                .token());
        var other = "/admin/v1/customers/" + logins.customer().id().text() + "/addresses/" + id;

        staff.get(other).expectProblem(404, "not-found");
        staff.patch(other, Map.of("city", "Elsewhere")).expectProblem(404, "not-found");
        staff.delete(other).expectProblem(404, "not-found");
        var nobody = "/admin/v1/customers/" + CustomerId.next().text() + "/addresses";
        staff.get(nobody).expectProblem(404, "not-found");
        staff.post(nobody, ADDRESS).expectProblem(404, "not-found");
    }

    @Test
    void theAddressOfAnotherPersonDoesNotExist() {
        var owner = api.as(logins.customer().token());
        var path = PATH + "/" + owner.post(PATH, ADDRESS).expect(201).at("/id");
        var before = owner.get(path).text();
        var stranger = api.as(logins.customer().token());

        stranger.get(path).expectProblem(404, "not-found");
        stranger.patch(path, Map.of("city", "Elsewhere")).expectProblem(404, "not-found");
        stranger.delete(path).expectProblem(404, "not-found");
        assertThat(stranger.get(PATH).json().at("/items").size()).isZero();

        assertThat(owner.get(path).expect(200).text()).isEqualTo(before);
    }

    @Test
    void guestsAndStaffHaveNoAddressBook() {
        api.get(PATH).expectProblem(401, "unauthenticated");
        api.post(PATH, ADDRESS).expectProblem(401, "unauthenticated");
        api.as(logins.owner().token()).get(PATH).expectProblem(401, "unauthenticated");
    }

    @Test
    void nobodySetsWhatOnlyTheServerSets() {
        var customer = api.as(logins.customer().token());
        for (var field : new String[] {"customerId", "id", "version"}) {
            var request = new HashMap<>(ADDRESS);
            request.put(field, "cus_x");
            customer.post(PATH, request).expectProblem(400, "unknown-field");
        }
        assertThat(customer.get(PATH).json().at("/items").size()).isZero();
    }

    @Test
    void aBrokenAddressIsRefusedAndNothingChanges() {
        var customer = api.as(logins.customer().token());
        var path = PATH + "/" + customer.post(PATH, ADDRESS).expect(201).at("/id");
        var before = customer.get(path).text();

        var answer = customer.patch(path, Map.of("country", "usa")).expectProblem(400, "validation-failed");

        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/country");
        assertThat(customer.get(path).text()).isEqualTo(before);
        customer.get(PATH + "/cus_00000000000000000000000000").expectProblem(400, "invalid-id");
    }

    @Test
    void thereAreAtMostTwentyEvenWhenAddedAtOnce() throws Exception {
        var login = logins.customer();
        var customer = api.as(login.token());
        IntStream.range(0, 15).forEach(_ -> customer.post(PATH, ADDRESS).expect(201));

        try (var threads = Executors.newFixedThreadPool(10)) {
            var answers = IntStream.range(0, 10)
                    .mapToObj(_ ->
                            threads.submit(() -> customer.post(PATH, ADDRESS).status()))
                    .toList();
            int created = 0;
            for (var answer : answers) {
                int status = answer.get();
                assertThat(status).isIn(201, 422);
                created += status == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(5);
        }

        customer.post(PATH, ADDRESS).expectProblem(422, "rejected");
        assertThat(jdbc.sql("select count(*) from customer.addresses where customer_id = :id")
                        .param("id", login.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void anAddressCostsAtMostOneStatementInAdditionToTheSession() {
        var customer = api.as(logins.customer().token());
        var path = PATH + "/" + customer.post(PATH, ADDRESS).expect(201).at("/id");

        assertThat(customer.get(path).expect(200).statements()).hasSize(1);
    }
}
