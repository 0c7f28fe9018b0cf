package dev.kontor.shared.web;

import dev.kontor.shared.shop.Shop;
import org.springframework.core.env.Environment;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/// Creates the URL of a picture or file for front ends, which may run elsewhere: absolute if the public URL is
/// configured (`kontor.shop.public-url`), otherwise the path below `/media/`.
public class MediaUrl extends ValueSerializer<String> {

    private final String base;

    public MediaUrl(Shop shop, Environment environment) {
        this.base = environment.containsProperty("kontor.shop.public-url") ? shop.link("") : "";
    }

    @Override
    public void serialize(String url, JsonGenerator json, SerializationContext context) {
        json.writeString(url.startsWith("/") ? base + url : url);
    }
}
