package dev.kontor.jobs;

import static dev.kontor.shared.privacy.PersonalData.expires;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of jobs.
@Component
class JobPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(expires(
                "jobs.jobs",
                "Ids of what a job works on, and why it failed.",
                "with their retention period",
                "input",
                "checkpoint",
                "result",
                "problem_detail",
                "message"));
    }
}
