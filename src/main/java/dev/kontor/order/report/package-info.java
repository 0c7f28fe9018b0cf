/// Sales reports.
@NullMarked
package dev.kontor.order.report;

import org.jspecify.annotations.NullMarked;
