/// Admission control: load shedding and body limits.
@NamedInterface("web.admission")
@NullMarked
package dev.kontor.shared.web.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
