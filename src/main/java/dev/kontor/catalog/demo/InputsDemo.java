package dev.kontor.catalog.demo;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Lets buyers engrave a product of the demo shop in a font of their choice.
@Component
@Profile("demo")
class InputsDemo implements DemoSeed {

    private final JdbcTemplate jdbc;

    InputsDemo(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("catalog-inputs", () -> engraving(shop)));
    }

    private void engraving(DemoShop shop) {
        shop.products().stream()
                .filter(product -> product.key().equals("oak-cutting-board"))
                .forEach(product -> jdbc.update("""
                        update catalog.products set inputs = ?::jsonb where id = ?
                        """, """
                        [{"code":"engraving","label":"Text to engrave",
                          "labels":{"de":"Gravur","fr":"Texte à graver"},
                          "kind":"TEXT","required":false,"minLength":1,"maxLength":24,"characters":"LETTERS_AND_DIGITS",
                          "choices":[],"surcharges":{"USD":600,"EUR":500,"JPY":800}},
                         {"code":"font","label":"Font","labels":{"de":"Schrift","fr":"Police"},
                          "kind":"CHOICE","required":false,
                          "choices":[{"value":"serif","label":"Serif","labels":{"de":"Antiqua","fr":"Empattement"}},
                                     {"value":"script","label":"Handwriting",
                                      "labels":{"de":"Schreibschrift","fr":"Manuscrite"}}],
                          "surcharges":{}}]
                        """, product.id()));
    }
}
