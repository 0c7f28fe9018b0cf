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

/// Settings of payments.
///
/// @param capture whether money is captured with the order (`automatic`) or later by staff (`manual`)
/// @param timeout maximum duration of a provider call
/// @param concurrency number of concurrent calls to one provider in this process
/// @param janitor the background job for payments with an unknown outcome
/// @param actionTimeout time a buyer has to confirm at the bank before the payment is canceled
/// @param test the test provider, which moves no money
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

    /// When payments are captured.
    public enum Capture {
        AUTOMATIC,
        MANUAL
    }

    /// @param enabled whether this process runs the job; at least one process must
    /// @param interval time between two runs
    public record Janitor(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5s") @NotNull Duration interval) {}

    /// @param enabled defaults to the profiles `demo` and `test`; never enabled in `prod`
    /// @param slow response time of `tok_slow`
    public record Test(
            @Nullable Boolean enabled,
            @DefaultValue("3s") @NotNull Duration slow) {}

    /// @param enabled whether buyers can pay in advance by bank transfer, once there is an account
    /// @param accountHolder holder of the account for transfers
    /// @param iban account for transfers (ISO 13616); without it, bank transfer is not offered
    /// @param bic bank of the account (ISO 9362)
    /// @param bank name of the bank
    public record BankTransfer(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("") String accountHolder,
            @DefaultValue("") String iban,
            @DefaultValue("") String bic,
            @DefaultValue("") String bank) {}

    /// @param enabled whether buyers can pay the carrier on delivery; defaults to the profiles `demo` and `test`
    /// @param countries where it is offered (ISO 3166-1 alpha-2); empty for everywhere
    public record CashOnDelivery(
            @Nullable Boolean enabled, @DefaultValue List<String> countries) {}

    /// @param secretKey of the Stripe account; without it, the provider is disabled. `prod` rejects a test key
    /// @param publishableKey for the buyer's browser; returned with the client secret
    /// @param webhookSecrets signing secrets of Stripe webhooks; two during a rotation
    /// @param apiBase base URL of Stripe's API
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
