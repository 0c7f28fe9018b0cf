package dev.kontor.storefront.product;

import dev.kontor.catalog.VariantId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Of what the availability is wanted.
record QueryAvailability(@NotEmpty @Size(max = 100) List<@NotNull VariantId> variantIds) {}
