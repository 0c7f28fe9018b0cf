package dev.kontor.tax;

import dev.kontor.tax.TaxProperties.VatCheck;
import dev.kontor.tax.TaxProperties.VatCheck.WhenUnavailable;
import java.util.Objects;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/// Lets the running shop accept VAT numbers while the register is silent, as the setting does, without
/// a context for the setting. Closing it restores the settings.
public final class AcceptedVatNumbers implements AutoCloseable {

    private static final String FIELD = "properties";

    private final TaxQueries queries;
    private final TaxProperties before;

    private AcceptedVatNumbers(TaxQueries queries, TaxProperties before) {
        this.queries = queries;
        this.before = before;
    }

    public static AcceptedVatNumbers in(Taxes taxes) {
        TaxQueries queries = AopTestUtils.getUltimateTargetObject(taxes);
        var before = (TaxProperties) Objects.requireNonNull(ReflectionTestUtils.getField(queries, FIELD));
        var check = before.vatCheck();
        ReflectionTestUtils.setField(
                queries,
                FIELD,
                new TaxProperties(
                        before.untaxed(),
                        before.untaxedChannels(),
                        before.seller(),
                        new VatCheck(
                                check.enabled(),
                                check.url(),
                                check.timeout(),
                                check.concurrency(),
                                check.validFor(),
                                WhenUnavailable.ACCEPT),
                        before.provider()));
        return new AcceptedVatNumbers(queries, before);
    }

    @Override
    public void close() {
        ReflectionTestUtils.setField(queries, FIELD, before);
    }
}
