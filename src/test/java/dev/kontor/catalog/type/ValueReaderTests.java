package dev.kontor.catalog.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValueReaderTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final ValueReader reader = new ValueReader(Set.of("en", "de"), Set.of("EUR"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT               | false | "Oak"                                  | "Oak"                        | Oak
            TEXT               | true  | ["Oak","Ash"]                          | ["Oak","Ash"]                | Oak,Ash
            NUMBER             | false | 12.50                                  | 12.5                         | 12.5
            NUMBER             | false | 1e3                                    | 1000                         | 1000
            NUMBER             | true  | [2,3.0]                                | [2,3]                        | 2,3
            BOOLEAN            | false | true                                   | true                         | true
            ENUM               | false | "cotton"                               | "cotton"                     | cotton
            LOCALIZED_ENUM     | true  | ["cotton","wool"]                      | ["cotton","wool"]            | cotton,wool
            DATE               | false | "2026-02-28"                           | "2026-02-28"                 | 2026-02-28
            DATE_TIME          | false | "2026-02-28T10:00:00.000Z"             | "2026-02-28T10:00:00Z"       | 2026-02-28T10:00:00Z
            MONEY              | false | {"currency":"EUR","amount":1999}       | {"amount":1999,"currency":"EUR"} | 1999 EUR
            PRODUCT_REFERENCE  | false | "prod_01h455vb4pex5vsknk084sn02q"      | "prod_01h455vb4pex5vsknk084sn02q" | prod_01h455vb4pex5vsknk084sn02q
            MEDIA              | true  | ["med_01h455vb4pex5vsknk084sn02q"]     | ["med_01h455vb4pex5vsknk084sn02q"] | med_01h455vb4pex5vsknk084sn02q
            """)
    void writesAValueOneWay(AttributeKind kind, boolean many, String given, String stored, String keys)
            throws InvalidAttributeValue {
        var value = reader.read(attribute(kind, many), oneWay(given));

        assertThat(oneWay(value.toString())).isEqualTo(oneWay(stored));
        assertThat(value).hasToString(stored);
        var elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        assertThat(elements.stream().map(kind::key).toList()).containsExactly(keys.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT               | false | 7                                 | not-a-text
            TEXT               | false | " "                               | not-a-text
            TEXT               | false | "a\\u0000b"                       | not-a-text
            TEXT               | false | "a\\u202Eb"                       | not-a-text
            TEXT               | false | null                              | not-a-text
            TEXT               | true  | "Oak"                             | not-a-set
            TEXT               | true  | []                                | not-a-set
            TEXT               | true  | ["Oak","Oak"]                     | twice
            MEDIA              | false | "prod_01h455vb4pex5vsknk084sn02q" | invalid-id
            NUMBER             | true  | [1,1.0]                           | twice
            LOCALIZED_TEXT     | false | "Oak"                             | not-texts
            LOCALIZED_TEXT     | false | {"fr":"Chêne"}                    | unknown-language
            NUMBER             | false | "7"                               | not-a-number
            NUMBER             | false | 1e400                             | not-a-number
            NUMBER             | false | 0.1234567                         | too-precise
            NUMBER             | false | 1234567890123456                  | too-precise
            BOOLEAN            | false | "true"                            | not-a-boolean
            ENUM               | false | "silk"                            | not-a-choice
            DATE               | false | "2026-02-30"                      | not-a-date
            DATE_TIME          | false | "2026-02-28"                      | not-a-time
            MONEY              | false | {"amount":19.99,"currency":"EUR"} | not-money
            MONEY              | false | {"amount":1999,"currency":"USD"}  | unknown-currency
            MONEY              | false | 1999                              | not-money
            PRODUCT_REFERENCE  | false | "cat_01h455vb4pex5vsknk084sn02q"  | invalid-id
            CATEGORY_REFERENCE | false | "kitchen"                         | invalid-id
            """)
    void refusesWhatDoesNotFit(AttributeKind kind, boolean many, String given, String code) {
        assertThatExceptionOfType(InvalidAttributeValue.class)
                .isThrownBy(() -> reader.read(attribute(kind, many), oneWay(given)))
                .satisfies(unfit -> assertThat(unfit.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>Fine <b>wood</b></p>                          | <p>Fine <b>wood</b></p>
            <p onclick="steal()">Wood</p>                    | <p>Wood</p>
            <script>steal()</script>Wood                     | Wood
            <a href="javascript:steal()">Wood</a>            | <a rel="nofollow">Wood</a>
            <a href="https://x.example/">Wood</a>            | <a href="https://x.example/" rel="nofollow">Wood</a>
            <img src=x onerror=steal()>Wood                  | Wood
            """)
    void keepsOfRichTextWhatIsHarmless(String html, String kept) throws InvalidAttributeValue {
        var given = JSON.createObjectNode().put("en", html);

        var value = reader.read(attribute(AttributeKind.RICH_TEXT, false), given);

        assertThat(value.path("en").asString()).isEqualTo(kept);
    }

    private static JsonNode oneWay(String text) {
        var value = new Attributes(Map.of("x", JSON.readTree(text))).get("x");
        return value == null ? JSON.nullNode() : value;
    }

    private static Attribute attribute(AttributeKind kind, boolean many) {
        var now = Instant.parse("2026-11-25T12:00:00Z");
        var choices = kind.isChoice()
                ? List.of(new Choice("cotton", "Cotton", null), new Choice("wool", "Wool", null))
                : List.<Choice>of();
        return new Attribute(
                AttributeId.next(), 1, "code", kind, many, "Name", Map.of(), null, choices, false, false, now, now);
    }
}
