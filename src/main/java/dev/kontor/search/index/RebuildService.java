package dev.kontor.search.index;

import dev.kontor.audit.AuditLog;
import dev.kontor.search.RebuildId;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Rebuilds the index beside the one in service: language by language, some hundred products in a transaction. What
/// changes meanwhile is written to both.
@Service
@Transactional
class RebuildService {

    private final RebuildRepository rebuilds;
    private final IndexService index;
    private final SourceQueries sources;
    private final Shop shop;
    private final AuditLog audit;
    private final JdbcClient jdbc;

    RebuildService(
            RebuildRepository rebuilds,
            IndexService index,
            SourceQueries sources,
            Shop shop,
            AuditLog audit,
            JdbcClient jdbc) {
        this.rebuilds = rebuilds;
        this.index = index;
        this.sources = sources;
        this.shop = shop;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /// Wishes for a rebuild of all languages; one that is under way already will do.
    Rebuild request() {
        var locales = shop.locales().stream().map(Locale::toLanguageTag).toList();
        rebuilds.request(RebuildId.next(), locales);
        var rebuild = rebuilds.latest().orElseThrow();
        audit.record("search_index.rebuild_requested", rebuild.id(), null, Map.of("locales", rebuild.locales()));
        return rebuild;
    }

    /// Has the slots filled that a new shop, or a new language, begins with.
    void begin() {
        var missing = index.prepare();
        if (!missing.isEmpty()) {
            rebuilds.request(RebuildId.next(), missing);
        }
    }

    /// Does the next step of what is to be done.
    ///
    /// @param owner the process
    /// @return false if there is nothing to do, for this process
    boolean step(UUID owner) {
        var found = rebuilds.lease(owner);
        if (found.isEmpty()) {
            return false;
        }
        // The end of a language counts all its words anew.
        jdbc.sql("set local statement_timeout = '14s'").update();
        var rebuild = found.get();
        var slot = index.building(rebuild.locales().getFirst());
        var products = sources.publishedAfter(rebuild.reached(), IndexConsumer.STEP);
        if (products.isEmpty()) {
            index.finish(slot);
            rebuilds.finish(rebuild, owner, left(rebuild));
            rebuilds.forgetOld();
        } else {
            index.fill(slot, products);
            rebuilds.advance(rebuild, owner, products.getLast(), products.size());
        }
        return true;
    }

    private static List<String> left(Rebuild rebuild) {
        return rebuild.locales().subList(1, rebuild.locales().size());
    }
}
