package dev.kontor.payment.processing;

import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.StoredValue;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.PaymentProvider;
import dev.kontor.payment.provider.PaymentWays;
import dev.kontor.payment.provider.Promises;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.CardNumbers;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Handles requests of other modules inside their transactions: create, reprice and undo payments.
@Component
class PaymentRequests {

    private final PaymentRepository payments;
    private final UndoRepository undos;
    private final ProviderCalls providers;
    private final PaymentWays ways;
    private final PaymentProperties properties;
    private final EventLog events;

    PaymentRequests(
            PaymentRepository payments,
            UndoRepository undos,
            ProviderCalls providers,
            PaymentWays ways,
            PaymentProperties properties,
            EventLog events) {
        this.events = events;
        this.payments = payments;
        this.undos = undos;
        this.providers = providers;
        this.ways = ways;
        this.properties = properties;
    }

    List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return ways.offered(amount, country, locale);
    }

    List<PaymentMethod> methodsFor(
            @Nullable CustomerId customer, Money amount, Supplier<Money> debt, String country, Locale locale) {
        return ways.offeredTo(customer, amount, debt, country, locale);
    }

    List<PaymentMethod> openMethods(@Nullable CustomerId customer, Money amount, String country, Locale locale) {
        return ways.openTo(customer, amount, country, locale);
    }

    /// The methods whose money a provider collects.
    List<PaymentMethod> onlineFor(@Nullable CustomerId customer, Money amount, String country, Locale locale) {
        return openMethods(customer, amount, country, locale).stream()
                .filter(method -> providers
                        .serving(method.code())
                        .filter(provider -> !(provider instanceof Promises))
                        .isPresent())
                .toList();
    }

    Payment create(NewPayment payment) {
        return create(payment, properties.capture() == PaymentProperties.Capture.AUTOMATIC);
    }

    /// @param captures whether money is captured as soon as it is authorized
    Payment create(NewPayment payment, boolean captures) {
        var provider =
                providers.serving(payment.method()).orElseThrow(() -> rejected("method", Message.of("payment.method")));
        if (payment.amount().isZero() != payment.method().equals(NewPayment.NONE)) {
            throw rejected("method", Message.of("payment.none-for-zero"));
        }
        boolean needsToken = provider.methods(payment.amount(), "", Locale.ROOT).stream()
                .anyMatch(offered -> offered.code().equals(payment.method()) && offered.needsToken());
        var token = payment.token();
        if (needsToken && (token == null || token.isBlank())) {
            throw rejected("token", Message.of("payment.token-required"));
        }
        if (token != null && CardNumbers.contains(token)) {
            throw rejected("token", Message.of("payment.card-number"));
        }
        boolean automatic = captures || provider.code().equals(StoredValue.PROVIDER);
        try {
            return payments.insert(PaymentId.next(), payment, provider.code(), automatic)
                    .orElseThrow(PaymentStateRefused::alreadyOpen);
        } catch (DuplicateKeyException _) {
            throw PaymentStateRefused.alreadyOpen();
        }
    }

    /// Adds a payment that awaits its money to a purchase that has succeeded.
    void supplement(PaymentSnapshot purchase, String method, Money amount, String country) {
        if (!purchase.status().isGood()) {
            throw PaymentStateRefused.of(purchase.status());
        }
        var provider = promising(method, amount, country);
        var payment = payments.insertSupplement(purchase.id(), method, provider.code(), amount, null, null);
        payment.follow(((Promises) provider).authorize(payment.charge()));
        payments.save(payment, "AUTHORIZE");
        events.append(ProviderStates.event(payment));
    }

    /// @throws RejectedException if the buyer has to pay and no method was chosen
    static String requireMethod(@Nullable String method, Money amount) {
        if (method == null) {
            throw RejectedException.at(
                    "/paymentMethod",
                    "required",
                    "The buyer has to pay %s more. Choose how, such as `bank-transfer`.".formatted(amount));
        }
        return method;
    }

    /// Returns the provider of a method whose money arrives outside of it.
    PaymentProvider promising(String method, Money amount, String country) {
        return providers
                .serving(method)
                .filter(_ -> method.equals(NewPayment.PAYMENT_LINK)
                        || methods(amount, country, Locale.ROOT).stream()
                                .anyMatch(offered -> offered.code().equals(method)))
                .filter(Promises.class::isInstance)
                .orElseThrow(() -> RejectedException.at(
                        "/paymentMethod",
                        "refused",
                        "%s cannot be paid by `%s`. Use a method whose money arrives outside of a provider, such as `bank-transfer`, or `payment-link`."
                                .formatted(amount, method)));
    }

    private static RejectedException rejected(String field, Message detail) {
        return RejectedException.at("/" + field, "refused", detail);
    }

    Payment reprice(PaymentId id, Money amount) {
        return payments.reprice(id, amount).orElseThrow(PaymentStateRefused::inFlight);
    }

    void undo(Collection<PaymentId> parts, String reason) {
        parts.forEach(part -> undos.request(part, reason));
    }
}
