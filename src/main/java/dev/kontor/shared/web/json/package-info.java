/// JSON of the API: strict reading, money and times.
@NamedInterface("web.json")
@NullMarked
package dev.kontor.shared.web.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
