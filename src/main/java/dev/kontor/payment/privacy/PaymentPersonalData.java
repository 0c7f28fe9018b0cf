package dev.kontor.payment.privacy;

import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of payments.
@Component
class PaymentPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                expires(
                        "payment.payments", "Encrypted token of a means of payment.",
                        "as soon as the provider has responded", "token"),
                retained(
                        "payment.payments",
                        "Reference at the provider, and instructions for the transfer.",
                        "accounting: they identify the payment, not the person",
                        "provider_reference",
                        "action",
                        "instructions",
                        "decline_reason",
                        "alert"),
                retained(
                        "payment.refunds",
                        "Reasons of refunds.",
                        "accounting: the reason of a booking",
                        "reason",
                        "failure_reason",
                        "provider_reference",
                        "request_key",
                        "purpose_id",
                        "items",
                        "taxes"),
                retained(
                        "payment.operations",
                        "Requests to providers.",
                        "accounting: they identify the payment, not the person",
                        "detail",
                        "request_key"),
                retained("payment.undos", "Reasons of reversals.", "accounting", "reason"),
                retained("payment.disputes", "Disputes at the provider.", "accounting", "reference", "reason"),
                expires(
                        "payment.inbox_events",
                        "Webhooks of providers, without their content.",
                        "30 days after processing",
                        "event_id",
                        "reference",
                        "outcome",
                        "dispute"));
    }
}
