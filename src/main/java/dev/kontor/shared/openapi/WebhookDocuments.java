package dev.kontor.shared.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the `webhooks` section: one entry per event type, each a CloudEvent (1.0) whose `data` has the type's
/// schema, signed according to Standard Webhooks.
@SuppressWarnings("rawtypes")
final class WebhookDocuments {

    private static final String MEDIA_TYPE = "application/cloudevents+json";
    private static final String ENVELOPE = "CloudEvent";

    private WebhookDocuments() {}

    static void describe(OpenAPI document, Collection<WebhookDocument> webhooks) {
        var components = document.getComponents();
        components.addSchemas(ENVELOPE, envelope());
        headers().forEach(components::addParameters);
        var section = new LinkedHashMap<String, PathItem>();
        webhooks.forEach(webhook -> section.put(webhook.type(), new PathItem().post(operation(webhook, components))));
        document.setWebhooks(section);
    }

    private static Operation operation(WebhookDocument webhook, Components components) {
        var data = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(webhook.data()).resolveAsRef(true));
        data.referencedSchemas.forEach((name, schema) -> {
            if (!components.getSchemas().containsKey(name)) {
                components.addSchemas(name, schema);
            }
        });
        var type = new StringSchema();
        type.setConst(webhook.type());
        var properties = new LinkedHashMap<String, Schema>();
        properties.put("type", type);
        properties.put("data", data.schema);
        Schema<?> own = object(properties, List.of("type"));
        var body = new JsonSchema();
        body.setAllOf(List.<Schema>of(new Schema<>().$ref("#/components/schemas/" + ENVELOPE), own));
        var operation = new Operation()
                .operationId(webhook.operationId())
                .summary(webhook.type())
                .description(webhook.summary())
                .addTagsItem("Webhooks")
                .security(List.of())
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType(MEDIA_TYPE, new MediaType().schema(body))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", new ApiResponse().description("Received. Any other status is retried."))
                        .addApiResponse(
                                "410",
                                new ApiResponse().description("Disables the endpoint: no further messages are sent.")));
        headers()
                .keySet()
                .forEach(name -> operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + name)));
        return operation;
    }

    private static Map<String, Parameter> headers() {
        var headers = new LinkedHashMap<String, Parameter>();
        headers.put(
                "webhook-id",
                header("webhook-id", "The id of the event: the same for every attempt.")
                        .schema(new StringSchema().maxLength(100).example("evt_01kaw4c5qpfy0t4gzxm3v8h2rd")));
        headers.put(
                "webhook-timestamp",
                header("webhook-timestamp", "Time of this attempt, in Unix seconds.")
                        .schema(new IntegerSchema().format("int64").example(1_795_608_000L)));
        headers.put(
                "webhook-signature",
                header("webhook-signature", """
                        One or two signatures, separated by a space: `v1,` and the base64 of the HMAC-SHA256 \
                        of `id.timestamp.body`. Two during a secret rotation.""")
                        .schema(new StringSchema()
                                .maxLength(500)
                                .example("v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")));
        return headers;
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter().name(name).description(description).required(true);
    }

    private static Schema<?> envelope() {
        var properties = new LinkedHashMap<String, Schema>();
        var specVersion = new StringSchema();
        specVersion.setConst("1.0");
        properties.put("specversion", specVersion);
        properties.put("id", text("The id of the event.", "evt_01kaw4c5qpfy0t4gzxm3v8h2rd"));
        properties.put(
                "source",
                text("The shop in which it happened.", "https://shop.example").format("uri"));
        properties.put("type", text("What happened.", "order.placed"));
        properties.put(
                "time", text("When it happened.", "2026-11-25T12:00:00.000Z").format("date-time"));
        properties.put("subject", text("The object it happened to.", "ord_01kaw4c5qpfy0t4gzxm3v8h2rd"));
        properties.put("datacontenttype", text("The media type of `data`.", "application/json"));
        properties.put(
                "dataschema",
                text(
                                "The JSON Schema of `data`; its fragment is the version.",
                                "https://shop.example/admin/v1/event-types/order.placed#1")
                        .format("uri"));
        properties.put(
                "sequence",
                text("Increases along the log. Events of one subject arrive in this order.", "00000000000000004711"));
        properties.put(
                "dataref",
                text(
                                "Where to read `data` if it is too large to be included.",
                                "https://shop.example/admin/v1/events/evt_01kaw4c5qpfy0t4gzxm3v8h2rd")
                        .format("uri"));
        properties.put("test", new BooleanSchema().description("`true` for a test message requested by staff."));
        var schema = object(
                properties,
                List.of("specversion", "id", "source", "type", "time", "subject", "dataschema", "sequence"));
        schema.setDescription("An event in the envelope of CloudEvents 1.0.");
        return schema;
    }

    private static StringSchema text(String description, String example) {
        var schema = new StringSchema();
        schema.description(description).example(example).maxLength(500);
        return schema;
    }

    private static Schema<?> object(Map<String, Schema> properties, List<String> required) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of("object"));
        schema.setProperties(properties);
        schema.setRequired(required);
        return schema;
    }
}
