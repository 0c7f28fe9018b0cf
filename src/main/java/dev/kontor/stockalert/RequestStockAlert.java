package dev.kontor.stockalert;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Requests a mail when a variant can be bought again.
///
/// @param variantId a published variant that cannot be bought now
/// @param email of a guest; not used for signed-in customers, who get the mail at the address of their
///     account
/// @param locale language of the mail (BCP 47), else that of `Accept-Language`
/// @param channel code of the channel in which the shopper wants to buy, else that of the publishable key
record RequestStockAlert(
        @NotNull VariantId variantId,

        @Nullable @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") @Schema(example = "en")
        String locale,

        @Nullable @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Schema(example = "default")
        String channel) {

    @Override
    public String toString() {
        return "RequestStockAlert[" + variantId + ", ***]";
    }
}
