package dev.kontor.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.exchange.ExchangeProperties;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.testing.TestClock;
import dev.kontor.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// Files in pieces.
class FileStoreTests {

    private final TestClock clock = new TestClock();
    private final FileStore files = new FileStore(
            TestDatabase.jdbc(),
            new ExchangeProperties(DataSize.ofMegabytes(1), Duration.ofDays(7), Duration.ofDays(30)),
            clock);
    private final byte[] content = new byte[900_000];

    @BeforeEach
    void emptyTables() {
        TestDatabase.truncate("exchange");
        new Random(7).nextBytes(content);
    }

    @Test
    void returnsWhatWasStored() throws IOException {
        var file = files.create();

        assertThat(files.fill(file, new ByteArrayInputStream(content))).isEqualTo(content.length);
        assertThat(files.size(file)).isEmpty();
        files.complete(file, content.length);

        assertThat(files.size(file)).contains((long) content.length);
        assertThat(files.open(file).readAllBytes()).isEqualTo(content);
        for (int from : new int[] {0, 1, 262_143, 262_144, 262_145, 899_999, 900_000}) {
            assertThat(files.open(file, from).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(content, from, content.length));
        }
    }

    @Test
    void aFileThatIsDeletedWhileItIsReadDoesNotEndThere() throws IOException {
        var file = files.create();
        files.fill(file, new ByteArrayInputStream(content));
        files.complete(file, content.length);
        try (var reading = files.open(file)) {
            reading.readNBytes(262_144);

            files.delete(file);

            assertThatThrownBy(reading::readAllBytes).isInstanceOf(RejectedException.class);
        }
    }

    @Test
    void refusesWhatIsTooLargeAndKeepsNothingOfIt() {
        var file = files.create();

        assertThatThrownBy(() -> files.fill(file, new ByteArrayInputStream(new byte[1_048_577])))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE));
        assertThat(count("files")).isZero();
        assertThat(count("pieces")).isZero();
    }

    @Test
    void forgetsFilesFirstAndTheirImportsLater() throws IOException {
        var file = files.create();
        files.fill(file, new ByteArrayInputStream(content));
        TestDatabase.jdbc()
                .sql("""
                        insert into exchange.imports (id, type, format, mapping, phase, file_id, created_at, updated_at)
                        values (:id, 'PRODUCTS', 'CSV', '{}', 'DONE', :file, :now, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("file", file)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        clock.advance(Duration.ofDays(6));
        assertThat(files.purge()).isZero();
        clock.advance(Duration.ofDays(2));
        assertThat(files.purge()).isEqualTo(1);
        assertThat(count("pieces")).isZero();
        assertThat(count("imports")).isEqualTo(1);
        clock.advance(Duration.ofDays(23));
        files.purge();
        assertThat(count("imports")).isZero();
    }

    private static int count(String table) {
        return TestDatabase.jdbc()
                .sql("select count(*) from exchange." + table)
                .query(Integer.class)
                .single();
    }
}
