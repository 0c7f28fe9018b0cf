package dev.kontor.exchange;

import static dev.kontor.shared.privacy.PersonalData.erased;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data in files of imports and exports.
@Component
class ExchangePersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                erased(
                        "exchange.pieces",
                        "Files of imports and exports.",
                        "files of customers, orders and subscribers are deleted with every erasure; all files expire after "
                                + "`kontor.exchange.retention`",
                        "bytes"),
                erased(
                        "exchange.import_errors",
                        "Values of rows that were rejected.",
                        "those of imports of customers are deleted with every erasure; all expire with the import",
                        "field",
                        "detail"));
    }
}
