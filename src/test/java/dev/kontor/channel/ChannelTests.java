package dev.kontor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class ChannelTests {

    private static final String CHANNELS = "/admin/v1/channels";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Channels channels;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(Permission.CHANNELS_READ, Permission.CHANNELS_WRITE)
                .token());
    }

    /// The running number follows, so a digit at the end would make two numbers alike.
    @ParameterizedTest
    @ValueSource(strings = {"", "K1", "k-", "K ", "0", "LONGER-THAN-12-"})
    void aPrefixOfOrderNumbersIsReadableAndEndsWithNoDigit(String prefix) {
        var wish = Map.of("code", unique(), "name", "Outlet", "assortment", "ALL", "orderNumberPrefix", prefix);

        var refused = staff.post(CHANNELS, wish).expectProblem(400, "validation-failed");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/orderNumberPrefix");
    }

    @Test
    void staffKeepChannelsAndEveryProcessKnowsThemAtOnce() {
        var code = unique();
        var stamp = channels.stamp();
        var wish = Map.of(
                "code",
                code,
                "name",
                "Outlet",
                "assortment",
                "CHOSEN",
                "locales",
                List.of("de", "en"),
                "currencies",
                List.of("EUR"));
        var created = staff.post(CHANNELS, wish).expect(201);
        var path = created.requiredHeader("Location");

        assertThat(created.at("/id")).startsWith("chn_");
        assertThat(created.at("/active")).isEqualTo("true");
        assertThat(created.at("/isDefault")).isEqualTo("false");
        assertThat(created.at("/defaultLocale")).isEqualTo("de");
        assertThat(created.at("/defaultCurrency")).isEqualTo("EUR");
        assertThat(created.at("/orderNumberPrefix")).isEqualTo("K-");
        assertThat(channels.find(code).orElseThrow().isRestricted()).isTrue();
        assertThat(channels.stamp()).isNotEqualTo(stamp);
        var refused = staff.post(CHANNELS, wish).expectProblem(409, "already-exists");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/code");

        staff.patch(path, Map.of("name", "x")).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"7\"").patch(path, Map.of("name", "x")).expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*").patch(path, Map.of("code", "other")).expectProblem(400, "unknown-field");
        var changed = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"name\": \"Factory outlet\", \"active\": false, \"locales\": null}")
                .expect(200);

        assertThat(changed.json().at("/locales").toString()).isEqualTo("[\"en\",\"de\",\"fr\"]");
        assertThat(changed.json().at("/currencies").toString()).isEqualTo("[\"EUR\"]");
        var known = channels.find(code).orElseThrow();
        assertThat(known.name()).isEqualTo("Factory outlet");
        assertThat(known.active()).isFalse();
        assertThat(known.defaultLocale().toLanguageTag()).isEqualTo("en");
        assertThat(staff.get(CHANNELS + "?limit=100&sort=code")
                        .expect(200)
                        .json()
                        .at("/items"))
                .anySatisfy(item -> assertThat(item.at("/code").stringValue()).isEqualTo(code));

        staff.with("If-Match", "\"2\"").delete(path).expect(204);

        staff.get(path).expectProblem(404, "not-found");
        assertThat(channels.find(code)).isEmpty();
    }

    @Test
    void channelsCreatedAtOnceDoNotExceedTheLimit() throws Exception {
        var stem = unique();
        jdbc.sql("""
                        insert into channel.channels
                        select (jsonb_populate_record(c, jsonb_build_object(
                            'id', gen_random_uuid(), 'code', :stem || '-' || n, 'name', :stem))).*
                        from channel.channels c,
                            generate_series(2, :most - (select count(*)::int from channel.channels)) n
                        where c.code = 'default'
                        """).param("stem", stem).param("most", ChannelService.MAX).update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 16)
                    .<Callable<Api.Response>>mapToObj(number -> () -> staff.post(
                            CHANNELS, Map.of("code", stem + "-at-once-" + number, "name", stem, "assortment", "ALL")))
                    .toList();
            threads.invokeAll(calls)
                    .forEach(call -> assertThat(call.resultNow().status()).isIn(201, 422));

            assertThat(jdbc.sql("select count(*) from channel.channels")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(ChannelService.MAX);
        } finally {
            jdbc.sql("delete from channel.channels where name = :stem")
                    .param("stem", stem)
                    .update();
        }
    }

    @Test
    void theDefaultChannelIsTheShopItself() {
        var all = staff.get(CHANNELS + "?limit=100").expect(200).json().at("/items");
        var standard = channels.standard();
        var path = CHANNELS + "/" + standard.id().text();

        assertThat(all).filteredOn(item -> item.at("/isDefault").booleanValue()).hasSize(1);
        assertThat(standard.isRestricted()).isFalse();
        assertThat(channels.all().getFirst()).isEqualTo(standard);
        staff.with("If-Match", "*").delete(path).expectProblem(422, "rejected");
        for (var patch :
                List.of(Map.of("active", false), Map.of("assortment", "CHOSEN"), Map.of("locales", List.of("de")))) {
            var refused = staff.with("If-Match", "*").patch(path, patch).expectProblem(422, "rejected");
            assertThat(refused.at("/errors/0/pointer"))
                    .isEqualTo("/" + patch.keySet().iterator().next());
        }
        assertThat(staff.get(path).expect(200).at("/active")).isEqualTo("true");
        staff.with("If-Match", "*").patch(path, Map.of("name", "Shop")).expect(200);
    }

    @Test
    void aChannelHasOnlyWhatTheShopHas() {
        var tongue =
                staff.post(CHANNELS, wish(List.of("de", "sv"), List.of("EUR"))).expectProblem(422, "rejected");
        var money = staff.post(CHANNELS, wish(List.of("de"), List.of("CHF"))).expectProblem(422, "rejected");

        assertThat(tongue.at("/errors/0/pointer")).isEqualTo("/locales/1");
        assertThat(tongue.at("/errors/0/code")).isEqualTo("unknown-language");
        assertThat(money.at("/errors/0/pointer")).isEqualTo("/currencies/0");
        staff.post(CHANNELS, wish(List.of(), List.of("EUR"))).expectProblem(400, "validation-failed");
        staff.post(CHANNELS, Map.of("code", "Not A Code", "name", "x", "assortment", "ALL"))
                .expectProblem(400, "validation-failed");
        var twice = staff.post(CHANNELS, wish(List.of("de", "de"), List.of("EUR", "EUR")))
                .expect(201);
        assertThat(twice.json().at("/locales").toString()).isEqualTo("[\"de\"]");
        staff.with("If-Match", "*").delete(twice.requiredHeader("Location")).expect(204);
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var reader = api.as(logins.staff(Permission.CHANNELS_READ).token());

        reader.get(CHANNELS).expect(200);
        reader.post(CHANNELS, wish(List.of("de"), List.of("EUR"))).expectProblem(403, "missing-permission");
    }

    private static Map<String, Object> wish(List<String> locales, List<String> currencies) {
        return Map.of(
                "code", unique(), "name", "Test", "assortment", "ALL", "locales", locales, "currencies", currencies);
    }

    private static String unique() {
        return "c" + UUID.randomUUID().toString().substring(0, 8);
    }
}
