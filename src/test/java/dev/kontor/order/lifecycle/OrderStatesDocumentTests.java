package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.OrderStep.Situation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/order-states.md` is what the code does.
class OrderStatesDocumentTests {

    private static final Path DOCUMENT = Path.of("docs/order-states.md");
    private static final String START = "<!-- generated: start -->\n";
    private static final String END = "<!-- generated: end -->";

    @Test
    void theTablesAreThoseOfTheCode() throws IOException {
        var document = Files.readString(DOCUMENT);
        int start = document.indexOf(START) + START.length();
        int end = document.indexOf(END);
        var expected = document.substring(0, start) + steps() + "\n" + parcels() + document.substring(end);
        if (Boolean.getBoolean("kontor.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("write the tables anew: ./mvnw test -Dtest=OrderStatesDocumentTests -Dkontor.docs.write=true")
                .isEqualTo(expected);
    }

    private static String steps() {
        var situations = OrderStateTests.situations().toList();
        return table(
                Stream.concat(Stream.of("step", "meaning"), situations.stream().map(OrderStatesDocumentTests::text))
                        .toList(),
                Stream.of(OrderStep.values())
                        .map(step -> Stream.concat(
                                        Stream.of("`" + step + "`", step.meaning()),
                                        situations.stream().map(situation -> cell(step, situation)))
                                .toList())
                        .toList());
    }

    private static String parcels() {
        return table(
                List.of("fulfillment", "may become"),
                Stream.of(ParcelStatus.values())
                        .map(status -> List.of(
                                "`" + status + "`",
                                status.next().isEmpty()
                                        ? "–"
                                        : status.next().stream()
                                                .map(next -> "`" + next + "`")
                                                .collect(Collectors.joining(", "))))
                        .toList());
    }

    private static String text(Situation situation) {
        var text = "`" + situation.status() + "`";
        if (situation.status() == OrderStatus.OPEN || situation.status() == OrderStatus.COMPLETED) {
            text += situation.shipped() ? ", shipped" : "";
        }
        return text + (situation.held() ? ", on hold" : "");
    }

    private static String cell(OrderStep step, Situation situation) {
        if (!step.isPossible(situation)) {
            return "–";
        }
        return step.target() == null ? "yes" : "`" + step.target() + "`";
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return row(head)
                + "|" + "---|".repeat(head.size()) + "\n"
                + rows.stream().map(OrderStatesDocumentTests::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
