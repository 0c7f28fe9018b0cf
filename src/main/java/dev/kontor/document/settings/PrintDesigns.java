package dev.kontor.document.settings;

import dev.kontor.document.DocumentLogoId;
import dev.kontor.document.DocumentTemplateId;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.settings.Design.Logo;
import dev.kontor.media.PrivateStorage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Loads templates and logos for printing. It reads the storage, so it must not be called within a
/// transaction.
@Component
public class PrintDesigns {

    private static final int MAX_LOGOS = 16;

    private final DocumentDesigns designs;
    private final PrivateStorage storage;

    /// Logos never change.
    private final Map<DocumentLogoId, Logo> logos = new LinkedHashMap<>(MAX_LOGOS, 1, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<DocumentLogoId, Logo> eldest) {
            return size() > MAX_LOGOS;
        }
    };

    PrintDesigns(DocumentDesigns designs, PrivateStorage storage) {
        this.designs = designs;
        this.storage = storage;
    }

    /// The design that a document was issued with.
    public Design of(@Nullable DocumentTemplateId template, @Nullable DocumentLogoId logo) {
        if (template == null && logo == null) {
            return Design.BUILT_IN;
        }
        return new Design(template == null ? null : designs.html(template).orElseThrow(), logo(logo));
    }

    /// The current design, for what is not stored.
    ///
    /// @param channel absent for what belongs to no channel
    /// @param settings of the channel; absent if it has none
    public Design current(
            DocumentTemplateKind kind, Locale language, @Nullable String channel, @Nullable DocumentSettings settings) {
        return of(designs.current(kind, language, channel).orElse(null), settings == null ? null : settings.logoId());
    }

    private @Nullable Logo logo(@Nullable DocumentLogoId id) {
        if (id == null) {
            return null;
        }
        synchronized (logos) {
            var known = logos.get(id);
            if (known != null) {
                return known;
            }
        }
        var stored = designs.logo(id).orElseThrow();
        var logo = new Logo(storage.read(stored.object()), stored.altText());
        synchronized (logos) {
            logos.put(id, logo);
        }
        return logo;
    }
}
