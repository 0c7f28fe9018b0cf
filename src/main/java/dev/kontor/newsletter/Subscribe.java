package dev.kontor.newsletter;

import dev.kontor.channel.Channel;
import dev.kontor.customer.ConsentTextId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Subscribes an address to the newsletter.
///
/// @param textId the text that the person has read and agrees to: the current one
/// @param locale language of the newsletter (BCP 47), else that of `Accept-Language`
/// @param channel code of the channel of the subscription, else that of the publishable key
record Subscribe(
        @NotBlank @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @NotNull ConsentTextId textId,

        @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") @Schema(example = "en")
        String locale,

        @Nullable @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Schema(example = "default")
        String channel) {

    @Override
    public String toString() {
        return "Subscribe[***]";
    }
}
