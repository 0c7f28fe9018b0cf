package dev.kontor.identity.apikey;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// The addresses and networks (CIDR) from which a key may be used; an empty list allows all.
final class AllowedAddresses {

    private AllowedAddresses() {}

    /// @throws BadRequestException `validation-failed`, naming the invalid entries
    static List<String> checked(List<String> entries) {
        var errors = new ArrayList<FieldProblem>();
        for (int index = 0; index < entries.size(); index++) {
            if (!isAddress(entries.get(index))) {
                errors.add(FieldProblem.ofPointer(
                        "/allowedIps/" + index,
                        "invalid",
                        "Must be an IP address or a network such as 203.0.113.0/24 or 2001:db8::/32."));
            }
        }
        if (!errors.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED, "An entry of `allowedIps` is not an address.", Map.of(), errors);
        }
        return List.copyOf(entries);
    }

    static boolean contain(List<String> entries, String address) {
        return entries.isEmpty() || entries.stream().anyMatch(entry -> new IpAddressMatcher(entry).matches(address));
    }

    private static boolean isAddress(String entry) {
        try {
            var _ = new IpAddressMatcher(entry);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
