package dev.kontor.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The budgets in `docs/api-guide.md` are those of the code.
class LimitDocumentTests {

    @Test
    void theTableHasEveryBudgetThatHeadersReport() throws IOException {
        var document = Files.readString(Path.of("docs/api-guide.md"));
        var table = document.substring(
                document.indexOf("<!-- budgets:start -->"), document.indexOf("<!-- budgets:end -->"));
        var rows = table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].strip() + " " + cells[3].strip())
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(LimitPolicy.values())
                        .filter(LimitPolicy::isReported)
                        .map(policy -> "`%s` %d in %d s"
                                .formatted(
                                        policy.text(),
                                        policy.quota(),
                                        policy.window().toSeconds()))
                        .toList());
    }
}
