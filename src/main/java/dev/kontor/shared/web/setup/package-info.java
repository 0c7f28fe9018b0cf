/// Puts the parts of the web kernel into Spring MVC and the filter chain.
@NamedInterface("web.setup")
@NullMarked
package dev.kontor.shared.web.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
