package dev.kontor.document.content;

import dev.kontor.tax.TaxTreatment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Why an amount is taxed or not, in the categories of EN 16931.
@Schema(name = "DocumentVatCategory")
public enum VatCategory {
    /// Taxed with a rate above 0.
    STANDARD("S"),
    /// Taxed with a rate of 0.
    ZERO("Z"),
    /// Exempt: the buyer has a certificate, or the seller is a small business.
    EXEMPT("E"),
    /// Something that is not shipped, for a company in another member state.
    REVERSE_CHARGE("AE"),
    /// Goods for a company in another member state.
    INTRA_COMMUNITY("K"),
    /// Goods that leave the tax territory.
    EXPORT("G");

    private final String code;

    VatCategory(String code) {
        this.code = code;
    }

    /// The code of UNTDID 5305 that EN 16931 uses.
    public String code() {
        return code;
    }

    /// @param treatment of the order; null if it is not known
    /// @param goods whether something is shipped
    static VatCategory of(@Nullable String treatment, BigDecimal rate, boolean goods, boolean smallBusiness) {
        if (rate.signum() > 0) {
            return STANDARD;
        }
        return switch (treatment == null ? TaxTreatment.STANDARD : TaxTreatment.valueOf(treatment)) {
            case STANDARD, OSS -> smallBusiness ? EXEMPT : ZERO;
            case REVERSE_CHARGE -> goods ? INTRA_COMMUNITY : REVERSE_CHARGE;
            case EXPORT -> EXPORT;
            case EXEMPT -> EXEMPT;
        };
    }
}
