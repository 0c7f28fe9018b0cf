/// Labels with which buyers send the units of a return back.
@NullMarked
package dev.kontor.order.returning.label;

import org.jspecify.annotations.NullMarked;
