/// Reports of what was sold.
@NullMarked
package dev.kontor.order.report;

import org.jspecify.annotations.NullMarked;
