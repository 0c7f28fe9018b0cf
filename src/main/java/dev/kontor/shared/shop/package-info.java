/// The facts of the shop that every module needs: its locales, currencies and name.
@NullMarked
@NamedInterface("shop")
package dev.kontor.shared.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
