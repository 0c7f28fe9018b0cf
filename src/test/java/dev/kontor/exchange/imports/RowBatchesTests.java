package dev.kontor.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowBatchesTests {

    @Test
    void manySmallRowsComeInBatchesOfTheMostThatAreWrittenAtOnce() throws Exception {
        assertThat(batches(1_200, "short")).containsExactly(500, 500, 200);
    }

    @Test
    void ofLongRowsFewAreInMemoryAtATime() throws Exception {
        assertThat(batches(100, "x".repeat(90_000))).containsExactly(23, 23, 23, 23, 8);
    }

    @Test
    void aGroupThatNeverEndsIsCut() throws Exception {
        var rows = new RowBatches(
                csv(IntStream.range(0, 100)
                        .mapToObj(_ -> "same," + "x".repeat(90_000))
                        .collect(Collectors.joining("\n"))),
                new Things());

        assertThat(rows.next().rows()).isEqualTo(89);
        assertThat(rows.next().rows()).isEqualTo(11);
    }

    private static List<Integer> batches(int count, String description) throws IOException {
        var rows = new RowBatches(
                csv(IntStream.range(0, count)
                        .mapToObj(number -> "thing-" + number + "," + description)
                        .collect(Collectors.joining("\n"))),
                new Things());
        var sizes = new ArrayList<Integer>();
        for (var batch = rows.next(); batch.rows() > 0; batch = rows.next()) {
            sizes.add(batch.groups().size());
        }
        return sizes;
    }

    private static CsvRows csv(String rows) throws IOException {
        return new CsvRows(
                new ByteArrayInputStream(("externalId,description\n" + rows).getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                _ -> true);
    }

    /// Rows with the same id belong together; nothing is written.
    private static final class Things implements ImportTarget {

        @Override
        public ImportType type() {
            return ImportType.PRODUCTS;
        }

        @Override
        public List<Example> template() {
            return List.of();
        }

        @Override
        public boolean knows(String field) {
            return true;
        }

        @Override
        public @Nullable String partOf(SourceRow row) {
            return row.text("externalId");
        }

        @Override
        public int most() {
            return 500;
        }

        @Override
        public List<Key> keys(List<SourceRow> group) {
            return List.of();
        }

        @Override
        public List<Verdict> write(List<List<SourceRow>> groups, Writing writing) {
            throw new UnsupportedOperationException();
        }
    }
}
