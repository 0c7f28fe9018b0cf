/// Templates without logic that staff can edit: the engine, and the rules that make them harmless.
@NullMarked
@NamedInterface("template")
package dev.kontor.shared.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
