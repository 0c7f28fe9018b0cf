package dev.kontor.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.media.Drawings;
import dev.kontor.media.MediaProperties;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3StorageTests {

    private static final S3StandIn S3 = new S3StandIn();
    private static final byte[] CONTENT = Drawings.text("any bytes");
    private static final ObjectName NAME = ObjectName.of(CONTENT, ObjectType.PNG);
    private static final S3Bucket BUCKET = bucket(S3StandIn.SECRET_KEY);

    @BeforeEach
    void empty() {
        S3.objects().clear();
        S3.refusals().clear();
        S3.breakDown(false);
    }

    @AfterAll
    static void stop() {
        BUCKET.close();
        S3.close();
    }

    @Test
    void storedContentIsReadableUntilItIsDeleted() throws IOException {
        var storage = new S3Storage(BUCKET);
        assertThat(storage.find(NAME)).isEmpty();

        storage.store(NAME, CONTENT);
        storage.store(NAME, CONTENT);

        var found = storage.find(NAME).orElseThrow();
        assertThat(found.contentLength()).isEqualTo(CONTENT.length);
        assertThat(found.getContentAsByteArray()).isEqualTo(CONTENT);
        assertThat(found.getContentAsByteArray()).isEqualTo(CONTENT);
        assertThat(S3.objects()).containsOnlyKeys("media/" + NAME.value());
        storage.delete(NAME);
        storage.delete(NAME);
        assertThat(storage.find(NAME)).isEmpty();
        assertThat(S3.refusals()).isEmpty();
    }

    @Test
    void whatIsShownAgainCostsOneRequest() throws IOException {
        S3.objects().put("media/" + NAME.value(), CONTENT);
        var storage = new S3Storage(BUCKET);
        S3.methods().clear();

        for (int time = 0; time < 3; time++) {
            assertThat(storage.find(NAME).orElseThrow().getContentAsByteArray()).isEqualTo(CONTENT);
        }

        assertThat(S3.methods()).containsExactly("HEAD", "GET", "GET", "GET");
    }

    @Test
    void whatAnotherProcessHasDeletedIsGoneHereToo() {
        var storage = new S3Storage(BUCKET);
        storage.store(NAME, CONTENT);
        S3.objects().clear();

        var found = storage.find(NAME).orElseThrow();

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(found::getInputStream);
        assertThat(storage.find(NAME)).isEmpty();
    }

    @Test
    void failuresAreReportedInPlainWordsAndNothingIsStored() {
        try (var stranger = bucket("not the secret")) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> new S3Storage(stranger).store(NAME, CONTENT))
                    .withMessage("The file storage did not respond. Repeat the request.");
        }
        S3.breakDown(true);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> new S3Storage(BUCKET).find(NAME))
                .withMessage("The file storage did not respond. Repeat the request.");
        assertThat(S3.refusals()).contains("SignatureDoesNotMatch", "broken");
        assertThat(S3.objects()).isEmpty();
    }

    @Test
    void anAddressTakesExactlyTheFileThatItWasMadeFor() throws Exception {
        var uploads = new DirectUploads(BUCKET);
        var id = UUID.randomUUID();
        var address = uploads.prepare(id, CONTENT.length, Duration.ofMinutes(1));
        assertThat(uploads.size(id)).isEmpty();

        assertThat(put(address.url(), Drawings.text("more bytes than that"))).isEqualTo(403);
        assertThat(put(URI.create(address.url().toString().replace(id.toString(), "other")), CONTENT))
                .isEqualTo(403);
        assertThat(put(URI.create(address.url().toString().replace("Expires=60", "Expires=6000")), CONTENT))
                .isEqualTo(403);
        assertThat(S3.objects()).isEmpty();
        assertThat(put(address.url(), CONTENT)).isEqualTo(200);

        assertThat(uploads.size(id)).contains((long) CONTENT.length);
        assertThat(uploads.read(id)).isEqualTo(CONTENT);
        assertThat(new S3Storage(BUCKET).find(NAME)).isEmpty();
        uploads.drop(id);
        assertThat(S3.objects()).isEmpty();
    }

    @Test
    void whatIsPrivateIsReadByAnAddressForAWhile() throws Exception {
        var storage = new S3Storage(BUCKET);
        var secret = ObjectName.random();
        storage.store(secret, CONTENT);
        assertThat(S3.objects()).containsOnlyKeys("private/" + secret.value());

        var address =
                storage.address(secret, "Größe 1.pdf", Duration.ofMinutes(1)).orElseThrow();

        assertThat(address.getQuery())
                .contains("X-Amz-Expires=60")
                .contains("response-content-disposition=attachment; filename")
                .contains("response-content-type=application/octet-stream");
        assertThat(get(address)).isEqualTo(200);
        assertThat(get(URI.create(address.toString().replace("Expires=60", "Expires=6000"))))
                .isEqualTo(403);
        assertThat(get(URI.create(address.toString().replace(secret.value(), NAME.value()))))
                .isEqualTo(403);
    }

    private static int get(URI url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    static int put(URI url, byte[] content) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(url)
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static S3Bucket bucket(String secret) {
        return S3Bucket.of(new MediaProperties.S3(
                S3StandIn.BUCKET, S3StandIn.REGION, S3.endpoint(), S3StandIn.ACCESS_KEY, secret, true));
    }
}
