package dev.kontor.events.privacy;

import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.replaced;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Declares the personal data of the event log. Webhooks and forwarders send its events, so replays no longer contain
/// it.
@Component
class EventPersonalData implements PersonalDataDeclaration {

    private static final String ABOUT = "E-mail address, tracking, VAT number, texts and inputs of buyers in an event.";

    private static final String DATA = """
            data || (select coalesce(jsonb_object_agg(part.name, part.value), '{}') from (values
                ('email', '"erased@erased.invalid"'::jsonb), ('trackingNumber', '"erased"'), ('trackingUrl', 'null'),
                ('vatNumber', '"erased"'), ('consultationNumber', 'null'), ('text', '"erased"'), ('reason', '"erased"')) as part (name, value)
                where data -> part.name is not null and jsonb_typeof(data -> part.name) <> 'null')
            || case when jsonb_path_exists(data, '$.items[*].inputs') then jsonb_build_object('items', (
                select jsonb_agg(item - 'inputs' order by place)
                from jsonb_array_elements(data -> 'items') with ordinality as each (item, place))) else '{}' end
            """;

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                replaced(
                        "events.log",
                        ABOUT,
                        ErasureStage.ORDERS,
                        "data ->> 'orderId' is not null and data ->> 'orderId' = any(:orderTexts)",
                        Map.of("data", DATA)),
                replaced(
                        "events.log",
                        ABOUT,
                        ErasureStage.RECORDS,
                        "data ->> 'customerId' is not null and data ->> 'customerId' = any(:customerTexts)",
                        Map.of("data", DATA)),
                replaced(
                        "events.log",
                        ABOUT,
                        ErasureStage.RECORDS,
                        "data ->> 'email' is not null and lower(data ->> 'email') = any(:emails)",
                        Map.of("data", DATA)),
                retained(
                        "events.log",
                        "What happened to which object.",
                        "ids refer to nothing after the erasure",
                        "subject",
                        "request_id"),
                expires(
                        "events.dead_letters",
                        "Why a consumer failed, and why staff dismissed it.",
                        "when resolved, or with the event",
                        "error",
                        "dismiss_reason"));
    }
}
