/// Carriers: their settings, the HTTP protocol, and the rates that they responded.
@NullMarked
package dev.kontor.shipping.carrier;

import org.jspecify.annotations.NullMarked;
