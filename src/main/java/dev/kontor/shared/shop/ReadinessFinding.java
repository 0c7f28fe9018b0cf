package dev.kontor.shared.shop;

import dev.kontor.shared.problem.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that the shop needs to sell.
///
/// @param code stable name of what was checked: `tax-zones`, `tax-rates`, `shipping`, `products`,
///     `prices`, `stock`, `payment`, `mail`, `documents`, `policies`, `public-url`
/// @param detail what was found
/// @param remedy what to do; absent with status `OK`
/// @param link path of the API operation, or name of the setting, that the remedy needs; absent with
///     status `OK`
public record ReadinessFinding(
        @Schema(example = "tax-zones") String code,
        Status status,

        @Schema(
                implementation = String.class,
                example = "Carts for these places cannot be ordered, because no tax zone contains them: IT.")
        Message detail,

        @Nullable
        @Schema(
                implementation = String.class,
                example = "Create a tax zone for each, with a rate of 0 if no tax is due.")
        Message remedy,

        @Nullable @Schema(example = "/admin/v1/tax-zones") String link) {

    /// The result of the check.
    @Schema(name = "ReadinessStatus")
    public enum Status {
        /// Nothing needs to be done.
        OK,
        /// The shop can sell, but not everything, not everywhere, or with a setting meant for trying out.
        WARNING,
        /// Without it the shop cannot sell.
        MISSING
    }

    public static ReadinessFinding ok(String code, Message detail) {
        return new ReadinessFinding(code, Status.OK, detail, null, null);
    }

    public static ReadinessFinding warning(String code, Message detail, Message remedy, String link) {
        return new ReadinessFinding(code, Status.WARNING, detail, remedy, link);
    }

    public static ReadinessFinding missing(String code, Message detail, Message remedy, String link) {
        return new ReadinessFinding(code, Status.MISSING, detail, remedy, link);
    }

    ReadinessFinding in(Locale language) {
        return new ReadinessFinding(
                code, status, detail.in(language), remedy == null ? null : remedy.in(language), link);
    }
}
