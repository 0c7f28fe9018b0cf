/// Binds query parameters, headers and bodies to the arguments of controllers.
@NamedInterface("web.binding")
@NullMarked
package dev.kontor.shared.web.binding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
