/// Why a variant costs what it costs.
@NullMarked
package dev.kontor.pricing.explain;

import org.jspecify.annotations.NullMarked;
