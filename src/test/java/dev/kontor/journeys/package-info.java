/// Stories over HTTP: what buyers and staff do, from the first call to the last.
@NullMarked
package dev.kontor.journeys;

import org.jspecify.annotations.NullMarked;
