package dev.kontor.shared.demo;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Draws the pictures of demo products, so the demo needs no files and no other host.
@Hidden
@RestController
@PublicEndpoint
@Profile("demo")
class DemoPictures {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");
    private static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry("shirt", "M140 120l70-30q40 40 80 0l70 30 40 80-50 25-15-25v210H165V200l-15 25-50-25z"),
            Map.entry(
                    "coat", "M150 100l60-20q40 30 80 0l60 20 45 150-45 15-10-35v210H250V110v330H160V230l-10 35-45-15z"),
            Map.entry("hat", "M130 300q0-150 120-150t120 150zM110 305h280v45H110zM235 120h30v35h-30z"),
            Map.entry("bag", "M130 200h240l25 230H105zM190 200q0-90 60-90t60 90h-25q0-60-35-60t-35 60z"),
            Map.entry("headphones", "M110 300q0-180 140-180t140 180v110h-60V290h30q-5-130-110-130T140 290h30v120h-60z"),
            Map.entry("speaker", "M160 90h180v330H160zm90 40a32 32 0 1 0 .1 0zm0 110a68 68 0 1 0 .1 0z"),
            Map.entry(
                    "keyboard",
                    "M80 190h340v140H80zm25 25h30v25h-30zm55 0h30v25h-30zm55 0h30v25h-30zm55 0h30v25h-30z"
                            + "m55 0h30v25h-30zm55 0h20v25h-20zM150 275h200v25H150z"),
            Map.entry("mouse", "M180 210q0-100 70-100t70 100v110q0 90-70 90t-70-90zm60-70h20v70h-20z"),
            Map.entry("monitor", "M80 110h340v220H80zm20 20v180h300V130zM225 330h50v50h60v25H165v-25h60z"),
            Map.entry("lamp", "M200 100h100l50 120H150zm35 120h30v170h65v25H170v-25h65z"),
            Map.entry(
                    "phone", "M180 90h140q15 0 15 15v300q0 15-15 15H180q-15 0-15-15V105q0-15 15-15zm5 35v235h130V125z"),
            Map.entry(
                    "pot",
                    "M120 220h260v120q0 60-60 60H180q-60 0-60-60zM85 235h35v30H85zm295 0h35v30h-35zM150 185h200v20H150z"),
            Map.entry("knife", "M100 230h230q60 0 80 55H230v25H100z"),
            Map.entry(
                    "cup",
                    "M140 170h190v150q0 70-70 70h-50q-70 0-70-70zm190 30h40q40 0 40 50t-40 50h-40v-28h35q15 0 15-22t-15-22h-35z"),
            Map.entry("board", "M130 130h240v270H130zm105-60h30v60h-30z"),
            Map.entry(
                    "blanket",
                    "M110 160h280v190H110zm0 200h280v20H110zm20 20h10v30h-10zm60 0h10v30h-10zm60 0h10v30h-10z"),
            Map.entry("candle", "M200 220h100v190H200zm50-110q35 50 0 90-35-40 0-90z"),
            Map.entry("vase", "M215 90h70v80q60 40 60 130t-50 120h-90q-50-30-50-120t60-130z"),
            Map.entry("cushion", "M130 150q120 30 240 0 30 110 0 220-120-30-240 0-30-110 0-220z"),
            Map.entry("clock", "M250 100a150 150 0 1 0 .1 0zm-10 50h20v105l70 40-12 18-78-45z"),
            Map.entry("tin", "M165 130h170v30H165zm10 40h150v240H175z"),
            Map.entry("bottle", "M225 80h50v80q45 30 45 90v160H180V250q0-60 45-90z"),
            Map.entry("jar", "M180 110h140v35H180zm-20 50h180v220q0 30-30 30H190q-30 0-30-30z"),
            Map.entry("card", "M90 150h320v200H90zm0 45h320v30H90zm30 90h130v25H120z"),
            Map.entry("book", "M130 120h110q10 0 10 12 0-12 10-12h110v270H260q-10 0-10 12 0-12-10-12H130z"),
            Map.entry("course", "M100 130h300v200H100zm115 45v110l95-55zM170 360h160v25H170z"));

    private final Map<String, byte[]> pictures;

    DemoPictures(DemoCatalogue catalogue) {
        this.pictures = catalogue.read().products().stream()
                .collect(Collectors.toUnmodifiableMap(DemoShop.Product::key, DemoPictures::draw));
    }

    @GetMapping("/media/demo/{key}.svg")
    ResponseEntity<byte[]> picture(@PathVariable String key) {
        var picture = pictures.get(key);
        if (picture == null) {
            throw new NotFoundException(Message.of("not-found.picture"));
        }
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(picture);
    }

    /// Degrees; neighbours differ clearly.
    static int hue(DemoShop.Product product) {
        return Math.floorMod(product.key().hashCode(), 360);
    }

    /// In SVG notation.
    static String outline(DemoShop.Product product) {
        return Objects.requireNonNull(SHAPES.get(product.shape()));
    }

    private static byte[] draw(DemoShop.Product product) {
        int hue = hue(product);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" role="img" aria-label="%s">\
                <rect width="500" height="500" fill="hsl(%d 45%% 92%%)"/>\
                <circle cx="250" cy="250" r="215" fill="hsl(%d 50%% 84%%)"/>\
                <path d="%s" fill="hsl(%d 48%% 38%%)" fill-rule="evenodd"/></svg>""".formatted(product.key(), hue, (hue + 25) % 360, outline(product), (hue + 200) % 360)
                .getBytes(StandardCharsets.UTF_8);
    }
}
