/// Settings that staff change while the shop runs: typed groups with the values that currently apply.
@NullMarked
@NamedInterface("settings")
package dev.kontor.shared.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
