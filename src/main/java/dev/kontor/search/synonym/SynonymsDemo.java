package dev.kontor.search.synonym;

import dev.kontor.search.SynonymsId;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Gives the demo shop synonyms, as a merchant would who reads the searches without results.
@Component
@Profile("demo")
class SynonymsDemo implements DemoSeed {

    private final SynonymRepository synonyms;
    private final JsonMapper json;
    private final Clock clock;

    SynonymsDemo(SynonymRepository synonyms, JsonMapper json, Clock clock) {
        this.synonyms = synonyms;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 13;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("search-synonyms", () -> read().forEach(this::add)));
    }

    private void add(String locale, List<List<String>> groups) {
        synonyms.replace(
                new SynonymsId(DemoShop.id("synonyms/" + locale)),
                locale,
                0,
                groups.stream().map(SynonymGroup::new).toList(),
                clock.instant());
    }

    private Map<String, List<List<String>>> read() {
        try (var stream = new ClassPathResource("demo/synonyms.json").getInputStream()) {
            return json.readValue(stream, new TypeReference<Map<String, List<List<String>>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
