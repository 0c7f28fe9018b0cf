@NullMarked
package dev.kontor.order.lifecycle;

import org.jspecify.annotations.NullMarked;
