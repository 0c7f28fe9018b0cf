package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the texts that a consent may name.
@Component
class ConsentTexts {

    private final ConsentPurposeRepository purposes;
    private final ConsentTextRepository texts;

    ConsentTexts(ConsentPurposeRepository purposes, ConsentTextRepository texts) {
        this.purposes = purposes;
        this.texts = texts;
    }

    /// The current text of an active purpose. A withdrawal names none and works for inactive purposes, too.
    ///
    /// @throws NotFoundException if there is no such purpose
    /// @throws RejectedException if a consent names no text, or none that is current for the purpose
    @Nullable
    ConsentTextDetails offered(String purpose, boolean given, @Nullable ConsentTextId id) {
        var found = purposes.find(purpose).orElseThrow(() -> noPurpose(purpose));
        if (!given) {
            return null;
        }
        if (!found.active()) {
            throw noPurpose(purpose);
        }
        var text = require(purpose, id);
        if (texts.isOutdated(text)) {
            throw RejectedException.at("/textId", "outdated", Message.of("customer.consent-outdated"));
        }
        return text;
    }

    /// A published text of the purpose, also an earlier version.
    ///
    /// @throws RejectedException if there is no such purpose or text, or a consent names none
    @Nullable
    ConsentTextDetails published(String purpose, boolean given, @Nullable ConsentTextId id) {
        if (purposes.find(purpose).isEmpty()) {
            throw RejectedException.at("/purpose", "not-found", "There is no purpose with this code.");
        }
        return given ? require(purpose, id) : null;
    }

    static NotFoundException noPurpose(String code) {
        return new NotFoundException(Message.of("customer.consent-purpose", "code", code));
    }

    private ConsentTextDetails require(String purpose, @Nullable ConsentTextId id) {
        if (id == null) {
            throw RejectedException.at("/textId", "required", Message.of("customer.consent-text-required"));
        }
        return texts.find(id)
                .filter(text -> text.inEffect() && text.purpose().equals(purpose))
                .orElseThrow(() -> RejectedException.at("/textId", "not-found", Message.of("customer.consent-text")));
    }
}
