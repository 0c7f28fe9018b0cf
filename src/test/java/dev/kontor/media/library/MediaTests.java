package dev.kontor.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.media.Drawings;
import dev.kontor.media.Media;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.StatementCounter;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Uploads, what is made of them, and how they go again.
@KontorTest
class MediaTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Media media;

    @Autowired
    private ObjectPurge purge;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.MEDIA_READ, Permission.MEDIA_WRITE).token());
    }

    @Test
    void aPictureIsUploadedShownToEverybodyAndChanged() {
        var uploaded = Upload.named("C:\\pics\\..\\Cup <b>.jpg", "text/html", Drawings.jpeg(800, 600))
                .meta("""
                        {"alt": {"en": "A cup", "de": "Eine Tasse"}, "focalPoint": {"x": 0, "y": 50}}
                        """)
                .by(staff)
                .expect(201);
        var id = uploaded.at("/id");

        assertThat(uploaded.requiredHeader("Location")).isEqualTo("/admin/v1/media/" + id);
        assertThat(uploaded.at("/name")).isEqualTo("Cup _b_.jpg");
        assertThat(uploaded.at("/contentType")).isEqualTo("image/jpeg");
        assertThat(uploaded.at("/alt/de")).isEqualTo("Eine Tasse");
        assertThat(uploaded.json().at("/width").asInt()).isEqualTo(800);
        assertThat(sizes(uploaded).keySet()).containsExactlyInAnyOrder("THUMB", "CARD", "PAGE", "ZOOM");
        assertThat(sizes(uploaded).get("ZOOM")).isEqualTo(uploaded.at("/url"));
        assertThat(EventProbe.on(jdbc).typesOf(mediaId(id))).containsExactly("media.created");
        assertThat(AuditProbe.on(jdbc).actionsOf(uploaded)).containsExactly("media.created");

        var card = api.get(Objects.requireNonNull(sizes(uploaded).get("CARD"))).expect(200);
        assertThat(Drawings.read(card.bytes()).getWidth()).isEqualTo(480);
        assertThat(Drawings.read(card.bytes()).getRGB(240, 240) >> 16 & 0xFF).isGreaterThan(150);

        var changed = staff.with("If-Match", uploaded.requiredHeader("ETag"))
                .patch("/admin/v1/media/" + id, """
                        {"alt": {"de": null}, "focalPoint": {"x": 100}}
                        """)
                .expect(200);
        assertThat(changed.at("/url")).isEqualTo(uploaded.at("/url"));
        assertThat(changed.json().at("/alt").size()).isEqualTo(1);
        assertThat(sizes(changed).get("CARD")).isNotEqualTo(sizes(uploaded).get("CARD"));
        assertThat(sizes(changed).get("PAGE")).isEqualTo(sizes(uploaded).get("PAGE"));
        var moved = api.get(Objects.requireNonNull(sizes(changed).get("CARD"))).expect(200);
        assertThat(Drawings.read(moved.bytes()).getRGB(240, 240) >> 16 & 0xFF).isLessThan(100);
        assertThat(EventProbe.on(jdbc).typesOf(mediaId(id))).containsExactly("media.created", "media.updated");
        staff.with("If-Match", "\"1\"")
                .patch("/admin/v1/media/" + id, Map.of("name", "x"))
                .expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*")
                .patch("/admin/v1/media/" + id, Map.of("alt", Map.of("xx", "?")))
                .expectProblem(422, "rejected");
    }

    @Test
    void servedFilesMayBeCachedForEverAndRunNowhere() {
        var url = Upload.of(Drawings.jpeg(300, 300)).by(staff).expect(201).at("/url");

        var whole = api.get(url).expect(200);
        assertThat(whole.requiredHeader("Content-Type")).isEqualTo("image/jpeg");
        assertThat(whole.requiredHeader("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(whole.requiredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(whole.requiredHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'; sandbox");
        assertThat(whole.headers().get("content-security-policy")).hasSize(1);
        assertThat(whole.requiredHeader("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(whole.requiredHeader("Content-Disposition")).isEqualTo("inline");
        assertThat(whole.header("Set-Cookie")).isEmpty();
        assertThat(whole.statements()).isEmpty();
        var tag = whole.requiredHeader("ETag");
        assertThat(api.with("If-None-Match", tag).get(url).expect(304).bytes()).isEmpty();
        var part = api.with("Range", "bytes=10-19").get(url).expect(206);
        assertThat(part.bytes()).hasSize(10).isEqualTo(java.util.Arrays.copyOfRange(whole.bytes(), 10, 20));
        assertThat(part.requiredHeader("Content-Range")).isEqualTo("bytes 10-19/" + whole.bytes().length);
        assertThat(api.with("Range", "bytes=999999-").get(url).status()).isEqualTo(416);
        assertThat(api.send("HEAD", url, null).expect(200).requiredHeader("Content-Length"))
                .isEqualTo(String.valueOf(whole.bytes().length));
        assertThat(api.with("Cookie", "SESSION=x")
                        .as("forged")
                        .get(url)
                        .expect(200)
                        .bytes())
                .isEqualTo(whole.bytes());

        var pdf = Upload.named("terms.html", "text/html", Drawings.text("%PDF-1.7 <script>" + UUID.randomUUID()))
                .by(staff)
                .expect(201);
        assertThat(pdf.at("/kind")).isEqualTo("FILE");
        var file = api.get(pdf.at("/url")).expect(200);
        assertThat(file.requiredHeader("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.requiredHeader("Content-Disposition")).startsWith("attachment; filename=");
    }

    @Test
    void theSameFileIsOneItemHoweverOftenAndHoweverManySendIt() throws Exception {
        var content = Drawings.png(50, 50);
        List<Callable<Api.Response>> senders = IntStream.range(0, 4)
                .mapToObj(_ -> (Callable<Api.Response>) () -> Upload.of(content).by(staff))
                .toList();
        List<Api.Response> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(senders).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(answers.stream().map(Api.Response::status))
                .containsOnly(200, 201)
                .containsOnlyOnce(201);
        assertThat(answers.stream().map(answer -> answer.at("/id")).distinct()).hasSize(1);
        var again = Upload.of(content).meta("{\"name\": \"other\"}").by(staff).expect(200);
        assertThat(again.at("/name")).isEqualTo("picture.jpg");
        assertThat(EventProbe.on(jdbc).typesOf(mediaId(again.at("/id")))).containsExactly("media.created");
    }

    @Test
    void whatIsShownCannotBeDeletedAndWhatIsDeletedGoesFromTheStorageInTheEnd() {
        var uploaded = Upload.of(Drawings.jpeg(200, 100)).by(staff).expect(201);
        var id = mediaId(uploaded.at("/id"));
        var urls = Stream.concat(Stream.of(uploaded.at("/url")), sizes(uploaded).values().stream())
                .collect(Collectors.toSet());
        var product = ProductId.next();
        transactions.executeWithoutResult(_ -> media.use(product, List.of(id)));
        var one = staff.with("If-Match", "*");

        var refused = one.delete("/admin/v1/media/" + id.text()).expectProblem(409, "in-use");
        assertThat(refused.at("/usedBy/0")).isEqualTo(product.text());
        assertThat(staff.get("/admin/v1/media?usedBy=" + product.text())
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(staff.get("/admin/v1/media?used=false&limit=100").text()).doesNotContain(id.text());
        transactions.executeWithoutResult(_ -> media.use(product, List.of()));
        long before = kept();
        one.delete("/admin/v1/media/" + id.text()).expect(204);

        staff.get("/admin/v1/media/" + id.text()).expectProblem(404, "not-found");
        assertThat(EventProbe.on(jdbc).typesOf(id)).containsExactly("media.created", "media.deleted");
        purge.purge();
        urls.forEach(url -> api.get(url).expect(200));
        clock.advance(Duration.ofMinutes(61));
        purge.purge();
        urls.forEach(url -> api.get(url).expectProblem(404, "not-found"));
        assertThat(kept()).isLessThan(before);
        assertThat(objects(urls)).isZero();
    }

    @Test
    void whatTwoItemsShareStaysUntilBothAreGone() {
        var picture = Drawings.png(60, 60);
        var first = Upload.of(picture).by(staff).expect(201);
        var second =
                Upload.of(Drawings.join(picture, Drawings.text("x"))).by(staff).expect(201);
        assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(second.at("/url")).isEqualTo(first.at("/url"));

        staff.with("If-Match", "*").delete("/admin/v1/media/" + first.at("/id")).expect(204);
        clock.advance(Duration.ofMinutes(61));
        purge.purge();
        signIn();

        api.get(second.at("/url")).expect(200);
        staff.with("If-Match", "*")
                .delete("/admin/v1/media/" + second.at("/id"))
                .expect(204);
        clock.advance(Duration.ofMinutes(61));
        purge.purge();
        api.get(second.at("/url")).expectProblem(404, "not-found");
    }

    @Test
    void anUploadThatWasCutOffLeavesNothingForLong() {
        long before = kept();
        var file = new dev.kontor.media.picture.MadeFile(
                dev.kontor.media.storage.ObjectName.of(
                        Drawings.text("cut off " + UUID.randomUUID()), dev.kontor.media.storage.ObjectType.PNG),
                new byte[1_000],
                1,
                1);
        var objects = new ObjectRepository(jdbc);
        transactions.executeWithoutResult(_ -> assertThat(objects.claim(List.of(file), Long.MAX_VALUE, clock.instant()))
                .isEqualTo(ObjectRepository.Claim.GRANTED));
        assertThat(kept()).isEqualTo(before + 1_000);

        clock.advance(Duration.ofMinutes(61));
        var doomed = objects.doom(clock.instant().minusSeconds(3_600), clock.instant(), 100);
        assertThat(doomed).contains(file.name());
        assertThat(objects.claim(List.of(file), Long.MAX_VALUE, clock.instant()))
                .isEqualTo(ObjectRepository.Claim.BEING_DELETED);
        purge.purge();

        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void theQuotaHolds() {
        long before = kept();
        var file = new dev.kontor.media.picture.MadeFile(
                dev.kontor.media.storage.ObjectName.of(
                        Drawings.text("too much " + UUID.randomUUID()), dev.kontor.media.storage.ObjectType.PNG),
                new byte[11],
                1,
                1);
        var objects = new ObjectRepository(jdbc);

        var claim = transactions.execute(status -> {
            status.setRollbackOnly();
            return objects.claim(List.of(file), before + 10, clock.instant());
        });

        assertThat(claim).isEqualTo(ObjectRepository.Claim.OVER_QUOTA);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void aBodyThatIsNoUploadIsRefusedAndNothingIsStored() {
        long before = kept();
        var svg = Upload.named("logo.png", "image/png", Drawings.text("<svg onload='alert(1)'/>"))
                .by(staff);
        assertThat(svg.expectProblem(422, "upload-refused").at("/reason")).isEqualTo("UNKNOWN_TYPE");
        Upload.of(Drawings.pngThatPromises(50_000, 50_000)).by(staff).expectProblem(422, "upload-refused");
        Upload.of(new byte[11 << 20]).by(staff).expectProblem(413, "payload-too-large");
        Upload.of(Drawings.join(Drawings.png(5, 5), new byte[10 << 20]))
                .by(staff)
                .expectProblem(413, "payload-too-large");
        new Upload().meta("{}").by(staff).expectProblem(400, "validation-failed");
        Upload.of(Drawings.png(5, 5)).meta("{\"nonsense\": 1}").by(staff).expectProblem(400, "unknown-field");
        Upload.of(Drawings.png(5, 5))
                .meta("{\"focalPoint\": {\"x\": 101, \"y\": 0}}")
                .by(staff)
                .expectProblem(400, "validation-failed");
        Upload.of(Drawings.png(5, 5))
                .part("Content-Disposition: form-data; name=\"more\"", Drawings.text("1"))
                .by(staff)
                .expectProblem(400, "unknown-parameter");
        Upload.of(Drawings.png(5, 5))
                .part("Content-Disposition: form-data; name=\"meta\"\r\nX: " + "x".repeat(9_000), Drawings.text("{}"))
                .by(staff)
                .expectProblem(413, "payload-too-large");
        var many = Upload.of(Drawings.png(5, 5));
        IntStream.range(0, 20)
                .forEach(_ -> many.part("Content-Disposition: form-data; name=\"a\"; filename=\"a\"", new byte[1]));
        assertThat(many.by(staff).status()).isIn(400, 413);
        staff.post("/admin/v1/media", "{}").expectProblem(415, "unsupported-media-type");
        // Nowhere else is anything read that comes in parts.
        assertThat(Upload.of(Drawings.png(5, 5)).to(api, "/store/v1/carts").status())
                .isEqualTo(415);
        assertThat(Upload.of(Drawings.png(5, 5)).to(staff, "/admin/v1/media/").status())
                .isEqualTo(415);
        assertThat(Upload.of(Drawings.png(5, 5)).to(staff, "/oauth2/token").status())
                .isEqualTo(415);
        Upload.of(Drawings.png(5, 5)).by(api).expectProblem(401, "unauthenticated");
        Upload.of(Drawings.png(5, 5))
                .by(api.as(logins.staff(Permission.MEDIA_READ).token()))
                .expectProblem(403, "missing-permission");

        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void noPathLeadsOutOfTheStorage() {
        var name = "0123456789abcdef0123456789abcdef01234567.jpg";
        for (var path : List.of(
                "/media/..%2f..%2fpom.xml",
                "/media/%2e%2e/%2e%2e/pom.xml",
                "/media/..;/" + name,
                "/media/" + name + "%00.png",
                "/media/" + name + "/",
                "/media//" + name,
                "/media/01/" + name,
                "/media/" + name.toUpperCase(java.util.Locale.ROOT),
                "/media/%30" + name.substring(1),
                "/media/" + name)) {
            assertThat(api.get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(api.send("POST", "/media/" + name, null).status()).isIn(404, 405);
    }

    @Test
    void manyAreReadWithAsManyStatementsAsOne() {
        var ids = IntStream.range(0, 5)
                .mapToObj(_ -> Upload.of(Drawings.png(9, 9)).by(staff).expect(201))
                .map(uploaded -> mediaId(uploaded.at("/id")))
                .toList();

        assertThat(StatementCounter.count(() -> assertThat(media.find(ids).values())
                        .extracting(MediaAsset::width)
                        .containsOnly(9)))
                .hasSize(1);
        var list = staff.get("/admin/v1/media?limit=5&sort=name&kind=IMAGE&q=picture")
                .expect(200);
        assertThat(list.json().at("/items").size()).isEqualTo(5);
        assertThat(list.statements().stream().filter(sql -> sql.contains("media.")))
                .hasSize(1);
        assertThat(Upload.of(Drawings.png(9, 9)).by(staff).expect(201).statements().stream()
                        .filter(sql -> sql.contains("media.") || sql.contains("advisory")))
                .hasSize(7);
    }

    private static Map<String, String> sizes(Api.Response item) {
        return item.json()
                .at("/renditions")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.at("/size").asString(),
                        each -> each.at("/url").asString()));
    }

    private static MediaId mediaId(String text) {
        return TypeIds.parse(MediaId.class, text);
    }

    private long kept() {
        return jdbc.sql("select bytes from media.usage").query(Long.class).single();
    }

    private long objects(java.util.Set<String> urls) {
        return jdbc.sql("select count(*) from media.objects where '/media/' || name = any(:urls)")
                .param("urls", urls.toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
