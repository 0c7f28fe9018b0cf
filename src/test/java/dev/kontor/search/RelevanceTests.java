package dev.kontor.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.search.query.PostgresSearch;
import dev.kontor.shared.demo.DemoShop;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.OpenSearch;
import dev.kontor.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Asks the demo shop what shoppers would, in three languages, and counts how often the answer is among the first three
/// products: in PostgreSQL and in OpenSearch. The questions are in `search/relevance.txt`. Runs in [OpenSearchTests].
@SpringBootTest(properties = {"kontor.demo.pictures=false", "kontor.demo.orders=false"})
@ActiveProfiles({"test", "demo"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RelevanceTests {

    private static final int MIN_PERCENT = 97;
    private static final String MISSING = "-";
    private static final String MISSPELT = "typing errors";
    private static final Set<String> KEYS = Set.of("en", "de", "fr");

    private final Map<SearchPort, Map<Question, Found>> known = new IdentityHashMap<>();

    @Autowired
    private SearchPort openSearch;

    @Autowired
    private PostgresSearch postgres;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        var url = TestDatabase.newDatabase("relevance");
        registry.add("spring.datasource.url", () -> url);
        registry.add("kontor.search.engine.url", OpenSearch::url);
        registry.add("kontor.search.engine.prefix", () -> "relevance-");
        registry.add("kontor.search.engine.timeout", () -> "5s");
    }

    /// @param kind the heading under which it is
    /// @param answers products one of which is an answer; empty if the shop has none
    private record Question(String kind, Locale locale, String text, Set<ProductId> answers) {}

    @BeforeEach
    void awaitIndexed() {
        EventProbe.on(jdbc).awaitDelivered();
        OpenSearch.awaitFed(jdbc);
    }

    @Test
    void shoppersFindWhatTheyLookForAndNothingHarmful() throws IOException {
        var questions = questions();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(150);

        pass("PostgreSQL", failures(questions, postgres), questions);
        pass("OpenSearch", failures(questions, openSearch), questions);
    }

    @Test
    void bothUnderstandATextInTheSameWay() throws IOException {
        for (var question : questions()) {
            var one = ask(postgres, question);
            var other = ask(openSearch, question);

            assertThat(other.total()).as(question.text()).isEqualTo(one.total());
            assertThat(other.matched()).as(question.text()).isEqualTo(one.matched());
            assertThat(other.correction()).as(question.text()).isEqualTo(one.correction());
        }
    }

    /// Words that were taken for others which nobody typed.
    @Test
    void nothingIsCorrectedThatIsNoTypingError() throws IOException {
        for (var question : questions()) {
            if (!question.kind().equals(MISSPELT)) {
                assertThat(ask(postgres, question).correction())
                        .as(question.text())
                        .isNull();
            }
        }
    }

    /// `Tee` is English for a T-shirt and German for tea.
    @Test
    void aGermanTShirtIsNoTea() {
        var question = new Question("synonyms", Locale.GERMAN, "T-Shirt", Set.of());

        for (var search : List.of(postgres, openSearch)) {
            assertThat(ask(search, question).page().items())
                    .contains(product("organic-cotton-tee"))
                    .doesNotContain(product("tea-trio"));
        }
    }

    private static void pass(String by, List<String> failures, List<Question> questions) {
        assertThat(100 * (questions.size() - failures.size()) / questions.size())
                .as(() -> by + " fails at\n" + String.join("\n", failures))
                .isGreaterThanOrEqualTo(MIN_PERCENT);
    }

    private List<String> failures(List<Question> questions, SearchPort search) {
        var failures = new ArrayList<String>();
        for (var question : questions) {
            var first = ask(search, question).page().items();
            boolean right = question.answers().isEmpty()
                    ? first.isEmpty()
                    : first.stream().anyMatch(question.answers()::contains);
            if (!right) {
                failures.add(question.locale() + " " + question.text() + ": " + first.size() + " others");
            }
        }
        return failures;
    }

    /// Each question is asked once.
    private Found ask(SearchPort search, Question question) {
        return known.computeIfAbsent(search, _ -> new HashMap<>())
                .computeIfAbsent(question, _ -> search(search, question));
    }

    private static Found search(SearchPort search, Question question) {
        return search.search(new SearchRequest(
                question.text(),
                question.locale(),
                Currency.getInstance("EUR"),
                SearchFilter.NONE,
                new Listing(3, null, null, null),
                new SearchRequest.Wanted(false, false, true),
                null));
    }

    private static List<Question> questions() throws IOException {
        var questions = new ArrayList<Question>();
        var kind = "";
        for (var line : new ClassPathResource("search/relevance.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            if (line.startsWith("#")) {
                kind = line.substring(1).strip();
            } else if (!line.isBlank()) {
                var parts = line.split("\\|");
                var answers = parts[2].strip();
                assertThat(KEYS).contains(parts[0].strip());
                questions.add(new Question(
                        kind,
                        Locale.of(parts[0].strip()),
                        parts[1].strip(),
                        answers.equals(MISSING)
                                ? Set.of()
                                : Arrays.stream(answers.split(","))
                                        .map(RelevanceTests::product)
                                        .collect(Collectors.toSet())));
            }
        }
        return questions;
    }

    private static ProductId product(String key) {
        return new ProductId(DemoShop.id("product/" + key));
    }
}
