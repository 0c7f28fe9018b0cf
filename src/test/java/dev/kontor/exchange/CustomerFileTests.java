package dev.kontor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Customers by file.
@KontorTest
class CustomerFileTests {

    private static final String HEADER =
            "externalId,email,firstName,lastName,locale,tags,groups,address.firstName,address.line1,address.postcode,"
                    + "address.city,address.country,address.phone\n";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final String stem = "file-" + UUID.randomUUID().toString().substring(0, 8);
    private Api staff;
    private FileDesk files;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
        files = new FileDesk(staff);
    }

    @Test
    void customersComeWithGroupsTagsAndAddresses() {
        group("a", "Gold " + stem);
        group("b", "Silver");
        var file = HEADER + """
                %1$s-1,%1$s-1@example.com,Ada,Lovelace,de,vip|press,%1$s-a,Ada,Street 1,10115,Berlin,DE,'+4930123456
                %1$s-1,%1$s-1@example.com,,,,,,Ada,Street 2,10115,Berlin,DE,
                ,%1$s-2@example.com,Grace,,,,Gold %1$s|%1$s-b,,,,,,
                """.formatted(stem);

        assertThat(files.load("CUSTOMERS", "CSV", file)).isEqualTo("2 created, 0 changed, 0 unchanged, 0 failed");

        var ada = find(stem + "-1@example.com");
        assertThat(ada.at("/externalId")).isEqualTo(stem + "-1");
        assertThat(ada.at("/lastName")).isEqualTo("Lovelace");
        assertThat(ada.at("/locale")).isEqualTo("de");
        assertThat(ada.json().at("/hasPassword").asBoolean()).isFalse();
        assertThat(ada.json().at("/tags").valueStream().map(tag -> tag.asString()))
                .containsExactly("press", "vip");
        assertThat(ada.json().at("/groupIds").size()).isEqualTo(1);
        assertThat(find(stem + "-2@example.com").json().at("/groupIds").size()).isEqualTo(2);
        assertThat(jdbc.sql(
                                "select line1 || coalesce(' ' || phone, '') from customer.addresses where customer_id = :id order by line1")
                        .param("id", id(ada))
                        .query(String.class)
                        .list())
                .containsExactly("Street 1 +4930123456", "Street 2");
        assertThat(EventProbe.on(jdbc).typesOf(id(ada)))
                .containsExactly("customer.registered", "customer.group_changed");
        assertThat(files.load("CUSTOMERS", "CSV", file)).isEqualTo("0 created, 0 changed, 2 unchanged, 0 failed");
        assertThat(EventProbe.on(jdbc).typesOf(id(ada))).hasSize(2);
    }

    @Test
    void whatIsExportedAndLoadedAgainChangesNothing() {
        group("a", "Gold " + stem);
        files.load("CUSTOMERS", "CSV", HEADER + """
                ,%1$s-1@example.com,"=1+1",Lovelace,en,"a\\|b|c",%1$s-a,Ada,"Street 1, left",10115,Berlin,DE,'+4930123456
                ,%1$s-1@example.com,,,,,,Ada,@home,10115,Berlin,DE,
                ,%1$s-2@example.com,Grace,,,,,,,,,,
                """.formatted(stem));

        for (var format : List.of("CSV", "NDJSON")) {
            var ours = ours(files.export("CUSTOMERS", format), format);
            assertThat(ours.lines().count()).isEqualTo(format.equals("CSV") ? 4 : 2);
            assertThat(ours).doesNotContain("password").contains(format.equals("CSV") ? "'=1+1" : "\"=1+1\"");
            assertThat(files.load("CUSTOMERS", format, ours)).isEqualTo("0 created, 0 changed, 2 unchanged, 0 failed");
        }
    }

    @Test
    void aVatNumberIsStoredAsIfItWereEntered() {
        var header = "email,firstName,vatNumber\n";
        var file = header + "%1$s-1@example.com,Ada,at u12345675\n%1$s-2@example.com,Eva,ATU12345676\n".formatted(stem);

        assertThat(files.load("CUSTOMERS", "CSV", file)).isEqualTo("1 created, 0 changed, 0 unchanged, 1 failed");
        assertThat(files.errors()).containsExactly("3 vatNumber vat-number-form");
        assertThat(find(stem + "-1@example.com").at("/vatNumber")).isEqualTo("ATU12345675");
        for (var format : List.of("CSV", "NDJSON")) {
            var ours = ours(files.export("CUSTOMERS", format), format);
            assertThat(ours).contains("ATU12345675");
            assertThat(files.load("CUSTOMERS", format, ours)).isEqualTo("0 created, 0 changed, 1 unchanged, 0 failed");
        }
        assertThat(files.load("CUSTOMERS", "CSV", "email,firstName\n%s-1@example.com,Eva\n".formatted(stem)))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
        assertThat(find(stem + "-1@example.com").at("/vatNumber")).isEqualTo("ATU12345675");
        assertThat(files.load("CUSTOMERS", "CSV", header + "%s-1@example.com,Eva,\n".formatted(stem)))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
        assertThat(find(stem + "-1@example.com").json().has("vatNumber")).isFalse();
    }

    @Test
    void customersAreFoundByExternalIdThenByAddress() {
        files.load("CUSTOMERS", "CSV", "email,firstName,lastName\n%1$s-1@example.com,Ada,Lovelace\n".formatted(stem));

        assertThat(files.load("CUSTOMERS", "NDJSON", """
                        {"email":"%2$s-1@EXAMPLE.com","externalId":"%1$s-1","lastName":null}
                        """.formatted(stem, stem.toUpperCase(Locale.ROOT))))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
        assertThat(files.load("CUSTOMERS", "NDJSON", """
                        {"externalId":"%1$s-1","email":"%1$s-new@example.com","tags":["vip"]}
                        """.formatted(stem)))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");

        var ada = find(stem + "-new@example.com");
        assertThat(jdbc.sql("select action from audit.entries where object = :id")
                        .param("id", id(ada).text())
                        .query(String.class)
                        .list())
                .as("the first row changes the letter case of the address")
                .containsExactly("customer.updated", "customer.updated");
        assertThat(ada.at("/externalId")).isEqualTo(stem + "-1");
        assertThat(ada.json().at("/lastName").isMissingNode()
                        || ada.json().at("/lastName").isNull())
                .isTrue();
        assertThat(ada.at("/firstName")).isEqualTo("Ada");
        assertThat(ada.at("/tags/0")).isEqualTo("vip");
    }

    @Test
    void rowsWithErrorsNameTheirColumn() {
        files.load(
                "CUSTOMERS",
                "CSV",
                "externalId,email,firstName\n%1$s-1,%1$s-1@example.com,Ada\n%1$s-2,%1$s-2@example.com,Grace\n"
                        .formatted(stem));
        var merged = find(stem + "-2@example.com");
        jdbc.sql("update customer.profiles set merged_into = :into where id = :id")
                .param("into", id(find(stem + "-1@example.com")))
                .param("id", id(merged))
                .update();
        var file = HEADER + """
                ,no address,Ada,,,,,,,,,,
                ,%1$s-3@example.com,,,,,,,,,,,
                ,%1$s-4@example.com,Ada,,tlh,,,,,,,,
                ,%1$s-5@example.com,Ada,,,,nobody,,,,,,
                ,%1$s-6@example.com,Ada,,,,,Ada,Street 1,10115,Berlin,DE,
                ,%1$s-6@example.com,,,,,,Ada,Street 2,1,Berlin,DE,
                ,,Ada,,,,,,,,,,
                other,%1$s-1@example.com,Ada,,,,,,,,,,
                %1$s-2,,Ada,,,,,,,,,,
                ,%1$s-7@example.com,Ada,,,,,,,,,,
                %1$s-8,%1$s-7@example.com,Ada,,,,,,,,,,
                ,%1$s-9@example.com,Ada,,,,,,,,,,12
                """.formatted(stem);

        assertThat(files.load("CUSTOMERS", "CSV", file)).isEqualTo("1 created, 0 changed, 0 unchanged, 11 failed");

        assertThat(files.errors())
                .containsExactly(
                        "2 email format",
                        "3 firstName required",
                        "4 locale unknown-locale",
                        "5 groups not-found",
                        "6  group-failed",
                        "7 address.postcode invalid",
                        "8 email required",
                        "9 externalId other-external-id",
                        "10 externalId merged",
                        "12 email repeated",
                        "13 address.city required",
                        "13 address.country required",
                        "13 address.firstName required",
                        "13 address.line1 required",
                        "13 address.phone format");
        assertThat(staff.get("/admin/v1/customers?email=" + stem + "-6@example.com")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void anAccountWithoutAVerifiedAddressGetsNoAddressesAndGroups() {
        group("a", "Gold " + stem);
        files.load("CUSTOMERS", "CSV", "email,firstName\n%1$s-1@example.com,Ada\n".formatted(stem));
        jdbc.sql("update identity.accounts set unverified = true where id = :id")
                .param("id", id(find(stem + "-1@example.com")))
                .update();

        for (var row : List.of(
                ",%1$s-1@example.com,Ada,,,,,Ada,Street 1,10115,Berlin,DE,,\n",
                ",%1$s-1@example.com,Ada,,,,%1$s-a,,,,,,,\n", ",%1$s-1@example.com,Ada,,,,,,,,,,,ATU12345675\n")) {
            assertThat(files.load("CUSTOMERS", "CSV", HEADER.strip() + ",vatNumber\n" + row.formatted(stem)))
                    .isEqualTo("0 created, 0 changed, 0 unchanged, 1 failed");
            assertThat(files.errors()).containsExactly("2 email unverified");
        }
        assertThat(files.load("CUSTOMERS", "CSV", HEADER + ",%1$s-1@example.com,Eva,,,,,,,,,,\n".formatted(stem)))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
    }

    @Test
    void anAddressBookMayRepeatAnAddressAndHasTwentyRows() {
        var row = ",%1$s-1@example.com,Ada,,,,,Ada,%2$s,10115,Berlin,DE,\n";
        files.load("CUSTOMERS", "CSV", HEADER + row.formatted(stem, "Street 1"));
        var ada = id(find(stem + "-1@example.com"));
        repeat(ada, 1);

        assertThat(files.load("CUSTOMERS", "CSV", HEADER + row.formatted(stem, "Street 2")))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
        assertThat(lines(ada)).containsExactly("Street 1", "Street 1", "Street 2");

        repeat(ada, 17);
        assertThat(files.load("CUSTOMERS", "CSV", HEADER + row.formatted(stem, "Street 3")))
                .isEqualTo("0 created, 0 changed, 0 unchanged, 1 failed");
        assertThat(lines(ada)).hasSize(20);
        assertThat(files.load("CUSTOMERS", "CSV", HEADER + row.formatted(stem, "Street 2")))
                .isEqualTo("0 created, 0 changed, 1 unchanged, 0 failed");
    }

    private void repeat(CustomerId customer, int times) {
        jdbc.sql("""
                        insert into customer.addresses
                            (id, version, customer_id, first_name, line1, city, postcode, country, created_at, updated_at)
                        select gen_random_uuid(), 1, a.customer_id, a.first_name, a.line1, a.city, a.postcode, a.country,
                            a.created_at, a.updated_at
                        from (select * from customer.addresses where customer_id = :id order by line1 limit 1) a,
                            generate_series(1, :times)
                        """).param("id", customer).param("times", times).update();
    }

    private List<String> lines(CustomerId customer) {
        return jdbc.sql("select line1 from customer.addresses where customer_id = :id order by line1")
                .param("id", customer)
                .query(String.class)
                .list();
    }

    @Test
    void personalDataNeedsThePermissionsForCustomers() {
        var clerk = api.as(logins.staff(
                        Permission.IMPORTS_READ,
                        Permission.IMPORTS_WRITE,
                        Permission.EXPORTS_READ,
                        Permission.EXPORTS_WRITE)
                .token());
        clerk.post("/admin/v1/imports", Map.of("type", "CUSTOMERS", "format", "CSV"))
                .expectProblem(403, "missing-permission");
        clerk.post("/admin/v1/exports", Map.of("type", "CUSTOMERS", "format", "CSV"))
                .expectProblem(403, "missing-permission");
        var created = staff.post("/admin/v1/imports", Map.of("type", "CUSTOMERS", "format", "CSV"))
                .expect(201)
                .at("/id");
        clerk.with("Content-Type", "text/csv")
                .put("/admin/v1/imports/" + created + "/file", HEADER)
                .expectProblem(403, "missing-permission");
        clerk.get("/admin/v1/imports/" + created + "/errors").expectProblem(403, "missing-permission");
        clerk.post("/admin/v1/imports/" + created + "/confirm", Map.of()).expectProblem(403, "missing-permission");
        var export = staff.post("/admin/v1/exports", Map.of("type", "CUSTOMERS", "format", "CSV"))
                .expect(202)
                .at("/id");
        clerk.get("/admin/v1/exports/" + export + "/file").expectProblem(403, "missing-permission");
        assertThat(staff.get("/admin/v1/import-templates/CUSTOMERS").expect(200).text())
                .startsWith("externalId,email,firstName,lastName,locale,vatNumber,tags,groups,address.firstName,");
    }

    @Test
    void manyCustomersAreOneBatchAfterTheOther() {
        var lines = IntStream.range(0, 450)
                .mapToObj(index ->
                        "{\"externalId\":\"%1$s-%2$d\",\"email\":\"%1$s-%2$d@example.com\",\"firstName\":\"A\"}"
                                .formatted(stem, index))
                .collect(Collectors.joining("\n"));

        assertThat(files.load("CUSTOMERS", "NDJSON", lines)).isEqualTo("450 created, 0 changed, 0 unchanged, 0 failed");
        assertThat(files.load("CUSTOMERS", "NDJSON", lines)).isEqualTo("0 created, 0 changed, 450 unchanged, 0 failed");
    }

    private void group(String code, String name) {
        staff.post("/admin/v1/customer-groups", Map.of("code", stem + "-" + code, "name", name))
                .expect(201);
    }

    private Api.Response find(String email) {
        var id = staff.get("/admin/v1/customers?email=" + email).expect(200).at("/items/0/id");
        return staff.get("/admin/v1/customers/" + id).expect(200);
    }

    private static CustomerId id(Api.Response customer) {
        return TypeIds.parse(CustomerId.class, customer.at("/id"));
    }

    private String ours(String file, String format) {
        return file.lines()
                .filter(line -> line.contains(stem) || format.equals("CSV") && line.startsWith("id,"))
                .collect(Collectors.joining("\n"));
    }
}
