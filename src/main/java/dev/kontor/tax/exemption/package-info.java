/// Exemptions: customers and groups of them who pay no tax, with their certificates.
@NullMarked
package dev.kontor.tax.exemption;

import org.jspecify.annotations.NullMarked;
