package dev.kontor.document.content;

import dev.kontor.document.content.DocumentContent.Levy;
import dev.kontor.document.content.DocumentContent.TaxSum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Identifies a tax on a document: taxes with equal keys are added up.
record TaxKey(VatCategory category, String name, @Nullable String jurisdiction, BigDecimal rate) {

    TaxKey {
        rate = rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros();
    }

    static TaxKey of(Levy levy) {
        return new TaxKey(levy.category(), levy.name(), levy.jurisdiction(), levy.rate());
    }

    static TaxKey of(TaxSum sum) {
        return new TaxKey(sum.category(), sum.name(), sum.jurisdiction(), sum.rate());
    }

    boolean isNamed(String otherName, @Nullable String otherJurisdiction, BigDecimal otherRate) {
        return new TaxKey(category, otherName, otherJurisdiction, otherRate).equals(this);
    }
}
