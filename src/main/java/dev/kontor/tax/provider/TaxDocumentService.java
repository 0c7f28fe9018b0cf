package dev.kontor.tax.provider;

import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxDocuments;
import dev.kontor.tax.TaxProvider.ReturnedLine;
import dev.kontor.tax.TaxQuote;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Records what must be reported to the tax service. The job sends it.
@Service
class TaxDocumentService implements TaxDocuments {

    private static final Returned NOTHING = new Returned(0, 1);
    private static final Returned EVERYTHING = new Returned(1, 1);

    private final TaxDocumentRepository documents;

    TaxDocumentService(TaxDocumentRepository documents) {
        this.documents = documents;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(TaxDocument document) {
        documents.insert(document);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> existing(Collection<UUID> references) {
        return references.isEmpty() ? Set.of() : documents.existing(references);
    }

    @Override
    @Transactional
    public void commit(UUID reference) {
        documents
                .lock(reference)
                .filter(document -> document.status() == Status.QUOTED)
                .ifPresent(_ -> documents.request(reference, Kind.COMMIT, null));
    }

    @Override
    @Transactional
    public void cancel(UUID reference) {
        var document = documents.lock(reference).orElse(null);
        if (document == null || document.status() == Status.VOIDED) {
            return;
        }
        if (!document.returned().isEmpty()) {
            returnEverything(document);
            return;
        }
        boolean never = documents.withdraw(reference)
                || documents.operations(reference).stream().noneMatch(each -> each.kind() == Kind.COMMIT);
        if (never) {
            documents.voided(reference);
        } else {
            documents.request(reference, Kind.VOID, null);
        }
    }

    private void returnEverything(TaxDocumentRepository.Stored document) {
        var everything = new HashMap<String, Returned>();
        document.content().lines().forEach(line -> everything.put(line.item(), EVERYTHING));
        request(document, everything);
    }

    @Override
    @Transactional
    public void returned(UUID reference, Map<String, Returned> items) {
        documents
                .lock(reference)
                .filter(document -> isRecorded(document.reference()))
                .ifPresent(document -> request(document, items));
    }

    /// Whether the document is or will be recorded, and is not undone.
    private boolean isRecorded(UUID reference) {
        var operations = documents.operations(reference);
        return operations.stream().anyMatch(each -> each.kind() == Kind.COMMIT)
                && operations.stream().noneMatch(each -> each.kind() == Kind.VOID);
    }

    private void request(TaxDocumentRepository.Stored document, Map<String, Returned> items) {
        var after = new HashMap<>(document.returned());
        items.forEach((item, now) -> {
            if (isMore(now, after.getOrDefault(item, NOTHING))) {
                after.put(item, now);
            }
        });
        var lines = new ArrayList<ReturnedLine>();
        document.content().lines().forEach(line -> {
            var returned = since(
                    line,
                    document.returned().getOrDefault(line.item(), NOTHING),
                    after.getOrDefault(line.item(), NOTHING));
            if (returned != null) {
                lines.add(returned);
            }
        });
        if (!lines.isEmpty()) {
            documents.request(document.reference(), Kind.REFUND, lines);
            after.keySet().retainAll(itemsOf(document.content()));
            documents.returned(document.reference(), after);
        }
    }

    private static Set<String> itemsOf(TaxDocument content) {
        return Set.copyOf(content.lines().map(TaxDocument.Line::item).distinct().toList());
    }

    private static boolean isMore(Returned now, Returned before) {
        return BigInteger.valueOf(now.part())
                        .multiply(BigInteger.valueOf(before.whole()))
                        .compareTo(BigInteger.valueOf(before.part()).multiply(BigInteger.valueOf(now.whole())))
                > 0;
    }

    /// The part of a line that was returned after `before`: the difference of both parts, so that all sum
    /// to the line.
    private static @Nullable ReturnedLine since(TaxDocument.Line line, Returned before, Returned now) {
        long amount = part(line.amountMinor(), now) - part(line.amountMinor(), before);
        List<TaxQuote.Tax> taxes = line.taxes().stream()
                .map(tax -> new TaxQuote.Tax(
                        tax.name(), tax.jurisdiction(), tax.rate(), part(tax.minor(), now) - part(tax.minor(), before)))
                .toList();
        boolean nothing = amount == 0 && taxes.stream().allMatch(tax -> tax.minor() == 0);
        return nothing ? null : new ReturnedLine(line.id(), amount, taxes);
    }

    private static long part(long minor, Returned returned) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(returned.part()))
                .divide(BigDecimal.valueOf(returned.whole()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    @Override
    @Transactional
    public int retry(UUID reference) {
        return documents.retry(reference);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<State> find(UUID reference) {
        return documents
                .find(reference)
                .map(document -> new State(
                        reference,
                        document.source(),
                        document.status(),
                        document.document(),
                        documents.operations(reference)));
    }
}
