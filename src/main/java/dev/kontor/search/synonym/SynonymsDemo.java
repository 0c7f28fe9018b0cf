package dev.kontor.search.synonym;

import dev.kontor.search.SynonymsId;
import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Gives the demo shop synonyms, as a merchant would who reads the searches without results.
@Component
@Profile("demo")
class SynonymsDemo implements DemoSeed {

    private final DemoFiles files;
    private final SynonymRepository synonyms;
    private final Clock clock;

    SynonymsDemo(DemoFiles files, SynonymRepository synonyms, Clock clock) {
        this.files = files;
        this.synonyms = synonyms;
        this.clock = clock;
    }

    private record OfLanguage(String locale, List<SynonymGroup> groups) {}

    @Override
    public int order() {
        return 13;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic(
                "search-synonyms",
                () -> files.read("synonyms", OfLanguage.class).forEach(this::add)));
    }

    private void add(OfLanguage language) {
        var id = new SynonymsId(DemoShop.id("synonyms/" + language.locale()));
        synonyms.replace(id, language.locale(), 0, language.groups(), clock.instant());
    }
}
