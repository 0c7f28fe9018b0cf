package dev.kontor.search.synonym;

import dev.kontor.audit.AuditLog;
import dev.kontor.search.SynonymsId;
import dev.kontor.search.synonym.SynonymRepository.StoredSynonyms;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.text.Words;
import dev.kontor.shared.web.binding.IfMatch;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the synonyms of each language. They apply to the text of a search, so a change takes effect
/// immediately.
@Service
@Transactional
class SynonymService {

    private static final int MAX_WORDS = 3;

    private final SynonymRepository synonyms;
    private final Shop shop;
    private final AuditLog audit;
    private final Clock clock;

    SynonymService(SynonymRepository synonyms, Shop shop, AuditLog audit, Clock clock) {
        this.synonyms = synonyms;
        this.shop = shop;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Synonyms get(@Nullable Locale locale) {
        return stored(tag(locale)).synonyms();
    }

    Synonyms replace(@Nullable Locale locale, IfMatch ifMatch, ReplaceSynonyms request) {
        request.groups().forEach(SynonymService::check);
        var before = stored(tag(locale));
        ifMatch.require(before.synonyms().version());
        if (!synonyms.replace(
                before.id(),
                before.synonyms().locale(),
                before.synonyms().version(),
                request.groups(),
                clock.instant())) {
            throw new ChangedMeanwhile();
        }
        var after = stored(before.synonyms().locale()).synonyms();
        audit.record("search_synonyms.replaced", before.id(), details(before.synonyms()), details(after));
        return after;
    }

    private StoredSynonyms stored(String locale) {
        return synonyms.find(locale)
                .orElseGet(() -> new StoredSynonyms(SynonymsId.next(), new Synonyms(locale, 0, List.of(), null)));
    }

    private String tag(@Nullable Locale locale) {
        return (locale == null ? shop.defaultLocale() : shop.nearest(locale)).toLanguageTag();
    }

    private static void check(SynonymGroup group) {
        for (var term : group.terms()) {
            int words = Words.of(term).size();
            if (words < 1 || words > MAX_WORDS) {
                throw new RejectedException(
                        ProblemCode.REJECTED, "A term has one to %d words.".formatted(MAX_WORDS), Map.of("term", term));
            }
        }
    }

    private static Map<String, Object> details(Synonyms synonyms) {
        return Map.of(
                "locale",
                synonyms.locale(),
                "groups",
                synonyms.groups().stream()
                        .map(group -> String.join(", ", group.terms()))
                        .toList());
    }
}
