package dev.kontor.payment.provider;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param capture whether money is taken with the order (`automatic`) or later by staff (`manual`)
/// @param timeout how long a provider may take for one call
/// @param concurrency how many calls to one provider may run at a time in this process
/// @param janitor the background work on payments whose outcome is open
/// @param actionTimeout how long a buyer may take to confirm at the bank before the payment is given up
/// @param test the provider that moves no money
@Validated
@ConfigurationProperties("kontor.payment")
public record PaymentProperties(
        @DefaultValue("automatic") @NotNull Capture capture,
        @DefaultValue("8s") @NotNull Duration timeout,
        @DefaultValue("64") @Min(1) @Max(10_000) int concurrency,
        @DefaultValue("30m") @NotNull Duration actionTimeout,
        @DefaultValue @Valid Janitor janitor,
        @DefaultValue @Valid Test test,
        @DefaultValue @Valid BankTransfer bankTransfer,
        @DefaultValue @Valid CashOnDelivery cashOnDelivery,
        @DefaultValue @Valid Stripe stripe) {

    /// When money is taken.
    public enum Capture {
        AUTOMATIC,
        MANUAL
    }

    /// @param enabled whether this process does the work; one of them has to
    /// @param interval how often it looks for work
    public record Janitor(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5s") @NotNull Duration interval) {}

    /// @param enabled absent: only in the profiles `demo` and `test`; never in `prod`
    /// @param slow how long `tok_slow` takes
    public record Test(
            @Nullable Boolean enabled,
            @DefaultValue("3s") @NotNull Duration slow) {}

    /// @param enabled whether buyers may pay by bank transfer in advance
    /// @param accountHolder whom buyers transfer to
    /// @param iban the account they transfer to
    /// @param bic the bank of that account (ISO 9362)
    /// @param bank its name
    public record BankTransfer(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("Kontor Demo Shop") String accountHolder,
            @DefaultValue(BankTransfer.EXAMPLE) String iban,
            @DefaultValue("BYLADEM1001") String bic,
            @DefaultValue("Demo Bank") String bank) {

        private static final String EXAMPLE = "DE02120300000000202051";

        /// Whether the account is that of the demo shop.
        public boolean isExample() {
            return iban.equals(EXAMPLE);
        }
    }

    /// @param enabled whether buyers may pay the carrier at the door
    /// @param countries where it is offered (ISO 3166-1 alpha-2); empty for everywhere
    public record CashOnDelivery(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("DE,AT,FR") List<String> countries) {}

    /// @param secretKey of the Stripe account; absent: the provider is absent. `prod` refuses a test key
    /// @param publishableKey what the buyer's browser needs; handed out with the client secret
    /// @param webhookSecrets what Stripe signs notices with; two while one replaces the other
    /// @param apiBase where Stripe is
    public record Stripe(
            @Nullable String secretKey,
            @Nullable String publishableKey,
            @DefaultValue List<String> webhookSecrets,

            @DefaultValue("https://api.stripe.com") @NotBlank
            String apiBase) {

        @Override
        public String toString() {
            return "Stripe[secretKey=***, webhookSecrets=***, apiBase=" + apiBase + "]";
        }
    }
}
