/// The ways to send a parcel and what they cost.
@NullMarked
package dev.kontor.shipping.method;

import org.jspecify.annotations.NullMarked;
