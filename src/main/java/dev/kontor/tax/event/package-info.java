/// The events of tax rules. Each invalidates cached prices.
@NullMarked
@NamedInterface("event")
package dev.kontor.tax.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
