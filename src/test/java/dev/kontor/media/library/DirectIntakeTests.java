package dev.kontor.media.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.media.Drawings;
import dev.kontor.media.MediaProperties;
import dev.kontor.media.picture.FocalPoint;
import dev.kontor.media.picture.InvalidContent;
import dev.kontor.media.storage.DirectUploads;
import dev.kontor.media.storage.S3StandIn;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/// Uploads that go to a bucket first. The bucket stands beside the common context, which keeps its files in a folder.
@KontorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectIntakeTests {

    private final S3StandIn s3 = new S3StandIn();
    private final DirectUploads uploads = s3.directUploads();

    @Autowired
    private DirectUploadRepository pending;

    @Autowired
    private UploadProcessing takeIn;

    @Autowired
    private MediaService service;

    @Autowired
    private AltTexts texts;

    @Autowired
    private MediaProperties properties;

    @Autowired
    private TestClock clock;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private DirectIntake intake;

    @BeforeEach
    void begin() {
        intake = new DirectIntake(
                new ObjectProvider<>() {
                    @Override
                    public DirectUploads getObject() {
                        return uploads;
                    }

                    @Override
                    public DirectUploads getIfAvailable() {
                        return uploads;
                    }
                },
                pending,
                takeIn,
                service,
                texts,
                properties,
                clock);
    }

    @AfterAll
    void stop() {
        s3.close();
    }

    @Test
    void whatWasSentToTheBucketBecomesWhatAnUploadBecomes() {
        var content = Drawings.withExif(Drawings.jpeg(40, 20), 6);
        var prepared = prepare(content.length);
        assertThat(prepared.expiresAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(15)));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> intake.complete(prepared.id()))
                .withMessage("Nothing has been uploaded to the URL yet. Upload the file first.");

        send(prepared, content);
        var taken = intake.complete(prepared.id());

        assertThat(taken.created()).isTrue();
        assertThat(taken.item().width()).isEqualTo(20);
        assertThat(taken.item().focus()).isEqualTo(new FocalPoint(10, 20));
        assertThat(taken.item().altByTag()).isEqualTo(Map.of("en", "A cup"));
        assertThat(new String(
                        api.get(taken.item().object().url()).expect(200).bytes(),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS");
        assertThat(s3.isEmpty()).isTrue();
        var again = intake.complete(prepared.id());
        assertThat(again.created()).isFalse();
        assertThat(again.item().id()).isEqualTo(taken.item().id());
    }

    @Test
    void whatCannotBeTakenIsRefusedAndDoesNotStay() {
        var script = Drawings.text("<svg onload='alert(1)'/>");
        var prepared = prepare(script.length);
        send(prepared, script);

        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> intake.complete(prepared.id()))
                .matches(refusal -> "UNKNOWN_TYPE".equals(refusal.details().get("reason")));
        assertThat(s3.isEmpty()).isTrue();
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> prepare((10 << 20) + 1))
                .matches(refusal -> "TOO_LARGE".equals(refusal.details().get("reason")));
    }

    @Test
    void whatIsNeverCompletedGoesAfterAWhile() {
        var content = Drawings.png(7, 7);
        var prepared = prepare(content.length);
        send(prepared, content);
        clock.advance(Duration.ofMinutes(15));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> intake.complete(prepared.id()));

        clock.advance(Duration.ofMinutes(59));
        intake.purge();
        assertThat(s3.isEmpty()).isFalse();
        clock.advance(Duration.ofMinutes(2));
        intake.purge();
        assertThat(s3.isEmpty()).isTrue();
    }

    @Test
    void aFolderTakesNoUploadsItselfAndSaysSo() {
        var staff = api.as(logins.staff(Permission.MEDIA_WRITE).token());

        var refused = staff.post("/admin/v1/media/uploads", Map.of("name", "cup.jpg", "bytes", 10))
                .expectProblem(422, "rejected");

        assertThat(refused.at("/detail")).contains("Send the file to `POST /admin/v1/media`");
        staff.post("/admin/v1/media/uploads/mup_01h455vb4pex5vsknk084sn02q/complete")
                .expectProblem(404, "not-found");
    }

    private PreparedUpload prepare(int bytes) {
        return intake.prepare(
                new PrepareUpload("cup.jpg", (long) bytes, Map.of("en", "A cup"), new FocalPoint(10, 20), null));
    }

    private static void send(PreparedUpload prepared, byte[] content) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(prepared.url()))
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
