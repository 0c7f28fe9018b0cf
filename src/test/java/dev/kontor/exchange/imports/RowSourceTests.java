package dev.kontor.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RowSourceTests {

    @Test
    void aRowHasTheNumberThatASpreadsheetShows() throws Exception {
        var rows =
                new CsvRows(stream("externalId;title\n\na;Cup\n;\nb;\"two\nlines\"\nc;Jar\n\n"), Map.of(), _ -> true);

        assertThat(read(rows)).containsExactly("3 a", "5 b", "6 c");
    }

    @Test
    void aMarkAtTheBeginningOfLinesOfJsonIsSkipped() throws Exception {
        var rows = new NdjsonRows(stream("\uFEFF{\"externalId\":\"a\"}\n\n{\"externalId\":\"b\"}"), new JsonMapper());

        assertThat(read(rows)).containsExactly("1 a", "3 b");
    }

    @Test
    void linesOfJsonInAnotherEncodingAreRefused() {
        var latin = "{\"externalId\":\"a\",\"title\":\"Caf\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(new NdjsonRows(new ByteArrayInputStream(latin), new JsonMapper())))
                .isInstanceOf(CharacterCodingException.class);
    }

    private static List<String> read(RowSource rows) throws IOException {
        var read = new ArrayList<String>();
        for (var row = rows.next(); row != null; row = rows.next()) {
            assertThat(row.broken()).isNull();
            read.add(row.number() + " " + row.text("externalId"));
        }
        return read;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
