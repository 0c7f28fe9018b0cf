package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.media.MediaId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import dev.kontor.storefront.context.ImageRendition;
import dev.kontor.storefront.context.StoreContext;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Translates attribute values into the reader's language.
public final class StoreAttributes {

    private static final String MEDIA = """
            (select jsonb_agg(jsonb_build_object('mediaId', r.media_id, 'url', l.url, 'contentType', l.content_type,
                        'alt', coalesce(l.alt ->> :locale, l.alt ->> :fallback, ''), 'width', l.width,
                        'height', l.height, 'renditions', l.renditions))
             from catalog.pub_referred_media r
             join media.pub_media l on l.media_id = r.media_id
             where r.product_id = p.product_id and %s) as referred_media
            """;

    /// The media in attributes of a product `p`, and those of its variant `v`, as a column.
    public static final String MEDIA_OF_PRODUCT = MEDIA.formatted("r.variant_id is null");

    public static final String MEDIA_OF_VARIANT = MEDIA.formatted("r.variant_id = v.variant_id");

    private final JsonMapper json;

    public StoreAttributes(JsonMapper json) {
        this.json = json;
    }

    private record Choice(
            String key, String label, @Nullable Map<String, String> labels) {}

    private record Row(
            UUID id,
            String code,
            AttributeKind kind,
            String name,
            Map<String, String> names,
            @Nullable String unit,
            JsonNode value,
            @Nullable List<Choice> choices) {}

    private record MediaRow(
            UUID mediaId,
            String url,
            String contentType,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            List<ImageRendition> renditions) {

        AttributeMedia media() {
            return new AttributeMedia(new MediaId(mediaId), url, contentType, alt, width, height, renditions);
        }
    }

    /// @param valued the result of `catalog.pub_valued_attributes`
    /// @param referred the media in the values
    public List<StoreAttribute> read(@Nullable String valued, @Nullable String referred, StoreContext context) {
        if (valued == null) {
            return List.of();
        }
        var media = media(referred);
        return json.readValue(valued, new TypeReference<List<Row>>() {}).stream()
                .map(row -> attribute(row, media, context))
                .toList();
    }

    private Map<String, AttributeMedia> media(@Nullable String referred) {
        return referred == null
                ? Map.of()
                : json.readValue(referred, new TypeReference<List<MediaRow>>() {}).stream()
                        .map(MediaRow::media)
                        .collect(Collectors.toMap(
                                media -> media.mediaId().text(), Function.identity(), (one, _) -> one));
    }

    private static StoreAttribute attribute(Row row, Map<String, AttributeMedia> media, StoreContext context) {
        Stream<JsonNode> values = row.value().isArray() ? row.value().valueStream() : Stream.of(row.value());
        return new StoreAttribute(
                new AttributeId(row.id()),
                row.code(),
                row.kind(),
                row.names().getOrDefault(context.locale().toLanguageTag(), row.name()),
                row.unit(),
                values.map(value -> row.kind() == AttributeKind.MEDIA ? shown(value, media) : text(row, value, context))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable AttributeText shown(JsonNode value, Map<String, AttributeMedia> media) {
        var found = media.get(value.asString());
        return found == null ? null : new AttributeText(value.asString(), found.url(), found);
    }

    private static @Nullable AttributeText text(Row row, JsonNode value, StoreContext context) {
        var key = row.kind().key(value);
        var text = switch (row.kind()) {
            case LOCALIZED_TEXT, RICH_TEXT ->
                value.path(context.locale().toLanguageTag())
                        .asString(value.path(context.fallback().toLanguageTag()).asString(""));
            case ENUM, LOCALIZED_ENUM -> label(row, key, context);
            case MONEY ->
                MoneyFormat.format(
                        new Money(
                                value.path("amount").asLong(),
                                Currency.getInstance(value.path("currency").asString())),
                        context.locale());
            default -> key;
        };
        return text.isEmpty() ? null : new AttributeText(key, text, null);
    }

    private static String label(Row row, String key, StoreContext context) {
        var choices = row.choices() == null ? List.<Choice>of() : row.choices();
        return choices.stream()
                .filter(choice -> choice.key().equals(key))
                .map(choice -> choice.labels() == null
                        ? choice.label()
                        : choice.labels().getOrDefault(context.locale().toLanguageTag(), choice.label()))
                .findFirst()
                .orElse(key);
    }
}
